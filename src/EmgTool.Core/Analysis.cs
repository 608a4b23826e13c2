using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>The way from samples to labels.</summary>
public static class Analysis
{
    /// <summary>Bytes on the heap from which on a collection pays: eight channels of some minutes at 2 kHz. Many short recordings share one.</summary>
    private const long WorthCollecting = 32 << 20;

    /// <summary>Filters, detects, measures and labels.</summary>
    /// <param name="reader">The open recording.</param>
    /// <param name="channels">The channels to analyze, of that recording.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="threads">Threads to work on; the result does not depend on it.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the analysis between two blocks.</param>
    /// <exception cref="SettingsException">A setting has no sense or fits none of the channels. One that fits some is noted with the others.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AnalysisResult Run(
        RecordingReader reader,
        IReadOnlyList<Channel> channels,
        AnalysisSettings settings,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(settings);
        var labeler = new Labeler(RuleTable.Load());
        var results = new Dictionary<Channel, ChannelResult>();
        long total = channels.Sum(channel => channel.SampleCount), done = 0;
        SettingsException? misfit = null;
        var fits = false;
        using var crew = new WorkCrew(threads);
        foreach (var positions in ChannelGroups.Of(channels))
        {
            var group = positions.Select(position => channels[position]).ToList();
            try
            {
                foreach (var result in Run(reader, group, settings, labeler, crew, samples => progress?.Report((double)(done += samples * group.Count) / total), cancellation))
                {
                    results.Add(result.Channel, result);
                }

                fits = true;
            }
            catch (SettingsException exception)
            {
                // Settings that do not fit a slow channel, say of a polysomnography, do not keep the others from being analyzed.
                misfit ??= exception;
                group.ForEach(channel => results.Add(channel, ChannelResult.NotAnalyzed(channel, exception.Message)));
            }

            // The memory of a group is of no use any more, which would only be noticed when that of the next one, or of the tables, has come on top of it.
            if (GC.GetTotalMemory(forceFullCollection: false) > WorthCollecting)
            {
                GC.Collect();
            }
        }

        if (!fits && misfit is not null)
        {
            throw misfit;
        }

        return new AnalysisResult(reader.Recording, [.. channels.Select(channel => results[channel])]);
    }

    /// <summary>Analyzes a recording under each of some settings, in their order, as the results are asked for.</summary>
    /// <param name="reader">The open recording.</param>
    /// <param name="channels">The channels to analyze, of that recording.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="threads">Threads to work on; the results do not depend on it.</param>
    /// <param name="progress">Receives the share of all of them that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the analysis between two blocks.</param>
    /// <returns>What <see cref="Run(RecordingReader, IReadOnlyList{Channel}, AnalysisSettings, int, IProgress{double}?, CancellationToken)"/> gives for each of them.</returns>
    public static IEnumerable<AnalysisResult> RunEach(
        RecordingReader reader,
        IReadOnlyList<Channel> channels,
        IReadOnlyList<AnalysisSettings> settings,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Select((one, index) => Run(reader, channels, one, threads, progress, cancellation));
    }

    /// <summary>Analyzes a group of channels. Nothing refers to what that took once it has returned.</summary>
    private static List<ChannelResult> Run(
        RecordingReader reader, List<Channel> group, AnalysisSettings settings, Labeler labeler, WorkCrew crew, Action<long> report, CancellationToken cancellation)
    {
        using var analysis = new GroupAnalysis(reader, group, settings, crew);
        analysis.Run(report, cancellation);
        return analysis.Results(labeler);
    }
}
