using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>The way from samples to labels.</summary>
public static class Analysis
{
    /// <summary>Bytes on the heap from which on a collection pays: eight channels of some minutes at 2 kHz. Many short recordings share one.</summary>
    private const long WorthCollecting = 32 << 20;

    // Read once, however many recordings and settings there are.
    private static readonly Lazy<Labeler> Rules = new(() => new Labeler(RuleTable.Load()));

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
        var result = Run(reader, channels, [settings], measures: true, threads, progress, cancellation)[0];
        return Misfit(result) is { } misfit ? throw misfit : result;
    }

    /// <summary>Analyzes a recording under each of some settings, as the results are asked for. Settings with the same filter share reading and filtering, and those with the
    /// same noise floor share that too, as <see cref="VariantBatches"/> puts them together.</summary>
    /// <param name="reader">The open recording.</param>
    /// <param name="channels">The channels to analyze, of that recording.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="measures">Whether bursts are measured. Without measures onsets and offsets are the same, and labels say nothing.</param>
    /// <param name="threads">Threads to work on; the results do not depend on it.</param>
    /// <param name="progress">Receives the share of all of them that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the analysis between two blocks.</param>
    /// <returns>For each of the settings what analyzing with them alone gives, and for those that fit none of the channels, channels that were not analyzed.</returns>
    /// <exception cref="SettingsException">None of the settings fits any of the channels.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IEnumerable<VariantResult> RunEach(
        RecordingReader reader,
        IReadOnlyList<Channel> channels,
        IReadOnlyList<AnalysisSettings> settings,
        bool measures = true,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(settings);
        var done = 0;
        SettingsException? none = null;
        var fits = false;
        foreach (var batch in VariantBatches.Of(settings, channels.Count))
        {
            var part = progress is null ? null : new PartialProgress(progress, (double)done / settings.Count, (double)batch.Length / settings.Count);
            var results = RunTogether(reader, channels, [.. batch.Select(variant => settings[variant])], measures, threads, part, cancellation);
            foreach (var (variant, result) in batch.Zip(results))
            {
                var misfit = Misfit(result);
                none ??= misfit;
                fits |= misfit is null;
                yield return new(variant, result);
            }

            done += batch.Length;
        }

        if (!fits && none is not null)
        {
            throw none;
        }
    }

    /// <summary>Why settings fit none of the channels; null where they fit some.</summary>
    private static SettingsException? Misfit(AnalysisResult result) =>
        result.Channels.Any(channel => channel.Misfit is null) ? null : result.Channels.Select(channel => channel.Misfit).FirstOrDefault();

    private static IEnumerable<AnalysisResult> RunTogether(
        RecordingReader reader, IReadOnlyList<Channel> channels, IReadOnlyList<AnalysisSettings> variants, bool measures, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        try
        {
            return Run(reader, channels, variants, measures, threads, progress, cancellation);
        }
        catch (SettingsException) when (variants.Count > 1)
        {
            // Some of them do not fit some of the channels, which is not to keep the others from being analyzed.
            return variants.Select(settings => Run(reader, channels, [settings], measures, threads, progress, cancellation)[0]);
        }
    }

    /// <summary>Analyzes under settings with the same filter. What does not fit some of the channels is noted only of single settings.</summary>
    private static AnalysisResult[] Run(
        RecordingReader reader, IReadOnlyList<Channel> channels, IReadOnlyList<AnalysisSettings> variants, bool measures, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var results = new Dictionary<Channel, ChannelResult[]>();
        long total = channels.Sum(channel => channel.SampleCount), done = 0;
        using var crew = new WorkCrew(threads);
        foreach (var positions in ChannelGroups.Of(channels))
        {
            var group = positions.Select(position => channels[position]).ToList();
            try
            {
                var findings = Find(reader, group, variants, measures, crew, samples => progress?.Report((double)(done += samples * group.Count) / total), cancellation);

                // The memory that this took is of no use any more, which would only be noticed when that of the labels, or of the next group, has come on top of it.
                // Less than aggressive, a collection keeps it for the program.
                if (GC.GetTotalMemory(forceFullCollection: false) > WorthCollecting)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
                }

                var labeled = new ChannelResult[findings.Length][];
                crew.Run(findings.Length, (_, position) => labeled[position] = Array.ConvertAll(findings[position], found => found.Label(Rules.Value)));
                foreach (var result in labeled)
                {
                    results.Add(result[0].Channel, result);
                }
            }
            catch (SettingsException exception) when (variants.Count == 1)
            {
                // Settings that do not fit a slow channel, say of a polysomnography, do not keep the others from being analyzed.
                group.ForEach(channel => results.Add(channel, [ChannelResult.NotAnalyzed(channel, exception)]));
            }
        }

        return [.. variants.Select((_, variant) => new AnalysisResult(reader.Recording, CommonBursts.Flag([.. channels.Select(channel => results[channel][variant])])))];
    }

    /// <summary>Analyzes a group of channels. Nothing refers to what that took once it has returned.</summary>
    private static ChannelFindings[][] Find(
        RecordingReader reader, List<Channel> group, IReadOnlyList<AnalysisSettings> variants, bool measures, WorkCrew crew, Action<long> report, CancellationToken cancellation)
    {
        using var analysis = new GroupAnalysis(reader, group, variants, measures, crew);
        analysis.Run(report, cancellation);
        return analysis.Findings();
    }
}
