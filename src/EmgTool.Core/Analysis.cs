using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>The way from samples to labels.</summary>
public static class Analysis
{
    /// <summary>Filters, detects, measures and labels.</summary>
    /// <param name="reader">The open recording.</param>
    /// <param name="channels">The channels to analyze, of that recording.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the analysis between two blocks.</param>
    /// <exception cref="SettingsException">A setting has no sense or does not fit a channel.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AnalysisResult Run(
        RecordingReader reader,
        IReadOnlyList<Channel> channels,
        AnalysisSettings settings,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        throw new NotSupportedException();
    }
}
