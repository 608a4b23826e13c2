using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats;

namespace EmgTool;

/// <summary>The calls that the command line makes into the libraries; tests put others in their place to see failures handled.</summary>
/// <param name="Open">Opens a recording.</param>
/// <param name="Analyze">Analyzes it, on some number of threads.</param>
/// <param name="AnalyzeEach">Analyzes it under each of some settings, with or without measures and labels, on some number of threads: results come as they are asked for, in any order.</param>
internal sealed record Engine(
    Func<string, ReadOptions, CancellationToken, RecordingReader> Open,
    Func<RecordingReader, IReadOnlyList<Channel>, AnalysisSettings, int, IProgress<double>?, CancellationToken, AnalysisResult> Analyze,
    Func<RecordingReader, IReadOnlyList<Channel>, IReadOnlyList<AnalysisSettings>, bool, int, IProgress<double>?, CancellationToken, IEnumerable<VariantResult>> AnalyzeEach)
{
    /// <summary>The real ones.</summary>
    public static Engine Default { get; } = new(RecordingFile.Open, Analysis.Run, Analysis.RunEach);
}
