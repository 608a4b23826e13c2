using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>Makes something of the results of one recording under all settings.</summary>
/// <typeparam name="T">What it makes.</typeparam>
internal interface IJudge<out T>
{
    /// <summary>Whether it looks at measures or labels.</summary>
    bool NeedsLabels { get; }

    /// <summary>Judges.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="channels">The channels that are analyzed.</param>
    /// <param name="results">The results, one for each of the settings in any order, worked out as they are asked for; they take memory as long as they are held.</param>
    T Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<VariantResult> results);
}
