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
            var results = engine.AnalyzeEach(reader, selection.Channels, request.Settings, judge.NeedsLabels, threads, progress, cancellation);
            var judged = judge.Judge(reader.Recording, selection.Channels, Noting(results, notes));
            var fingerprint = Fingerprint.Of(reader.Files.Count > 0 ? reader.Files : [input.Name], cancellation);
            var source = RecordingRecord.Of(reader.Recording, selection.Channels, fingerprint.Bytes, fingerprint.Sha256);
            return (new(selection, reader.Recording, source, [.. notes.Distinct(StringComparer.Ordinal)], judged), null);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return (null, error);
        }
    }

    private static IEnumerable<VariantResult> Noting(IEnumerable<VariantResult> results, List<string> notes)
    {
        foreach (var result in results)
        {
            var names = ChannelNames.Distinct(result.Result.Recording.Channels);
            notes.AddRange(result.Result.Channels.SelectMany(channel => channel.Notes.Select(note => $"{names[channel.Channel.Index]}: {note}")));
            yield return result;
        }
    }
}
