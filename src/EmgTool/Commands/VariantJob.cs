using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Opens one recording, analyzes it under all settings and has the results judged.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="judge">Judges.</param>
/// <param name="threads">Threads for one recording.</param>
internal sealed class VariantJob<T>(Engine engine, VariantRequest request, IJudge<T> judge, int threads)
{
    /// <summary>Does an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it, or why nothing did: one bad file does not end a batch.</returns>
    public (VariantOutcome<T>? Outcome, Exception? Error) Run(Input input, IProgress<double> progress, CancellationToken cancellation)
    {
        try
        {
            if (input.Problem is not null)
            {
                return (null, input.Problem);
            }

            using var reader = engine.Open(input.Name, request.Reading, cancellation);
            var selection = ChannelSelection.Choose(reader.Recording, request.Channels);
            var notes = new List<string>();
            var misfits = new List<(string Channel, int Variant, string Why)>();
            var results = engine.AnalyzeEach(reader, selection.Channels, [.. request.Variants.Select(variant => variant.Settings)], judge.NeedsLabels, threads, progress, cancellation);
            var judged = judge.Judge(reader.Recording, selection.Channels, Noting(results, notes, misfits));
            var fingerprint = Fingerprint.Of(reader.Files.Count > 0 ? reader.Files : [input.Name], cancellation);
            var source = RecordingRecord.Of(reader.Recording, selection.Channels, fingerprint.Bytes, fingerprint.Sha256);
            return (new(selection, reader.Recording, source, [.. notes.Distinct(StringComparer.Ordinal)], [.. Told(misfits)], judged), null);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return (null, error);
        }
    }

    private static IEnumerable<VariantResult> Noting(IEnumerable<VariantResult> results, List<string> notes, List<(string Channel, int Variant, string Why)> misfits)
    {
        foreach (var result in results)
        {
            var names = ChannelNames.Distinct(result.Result.Recording.Channels);
            foreach (var channel in result.Result.Channels)
            {
                var name = names[channel.Channel.Index];
                if (channel.Misfit is { } misfit)
                {
                    misfits.Add((name, result.Variant, misfit.Message));
                }
                else
                {
                    notes.AddRange(channel.Notes.Select(note => $"{name}: {note}"));
                }
            }

            yield return result;
        }
    }

    // There may be thousands of settings that do not fit a channel, each for its own reason: the first ones stand for all.
    private IEnumerable<string> Told(List<(string Channel, int Variant, string Why)> misfits) => misfits.GroupBy(misfit => misfit.Channel, StringComparer.Ordinal).Select(channel =>
    {
        var variants = channel.Select(misfit => misfit.Variant).Order().ToList();
        var which = variants.Count == request.Variants.Count ? "any of the settings" : ReferenceSource.Some([.. variants.Select(variant => request.Variants[variant].Name)]);
        return $"{channel.Key} is not analyzed under {which} and has no part in {(variants.Count == 1 ? "its" : "their")} numbers: {channel.First().Why}";
    });
}
