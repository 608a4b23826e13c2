using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>Makes something of the results of one recording under all settings.</summary>
/// <typeparam name="T">What it makes.</typeparam>
internal interface IJudge<out T>
{
    /// <summary>Judges.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="channels">The channels that are analyzed.</param>
    /// <param name="results">The results, one for each of the settings; each is worked out when it is asked for, and takes memory as long as it is held.</param>
    T Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<AnalysisResult> results);
}
