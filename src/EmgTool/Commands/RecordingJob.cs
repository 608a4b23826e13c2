using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Opens and analyzes one recording; never throws but when interrupted, so that one bad file does not end a batch.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="threads">Threads for one recording. With more than one the file is hashed while it is analyzed.</param>
internal sealed class RecordingJob(Engine engine, AnalyzeRequest request, int threads)
{
    /// <summary>Analyzes an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    public Outcome Run(Input input, IProgress<double> progress, CancellationToken cancellation)
    {
        try
        {
            if (input.Problem is not null)
            {
                return new(input.Name, Selection: null, Result: null, Source: null, input.Problem);
            }

            using var reader = engine.Open(input.Name, request.Reading, cancellation);
            var selection = ChannelSelection.Choose(reader.Recording, request.Channels);
            var (result, fingerprint) = Analyze(reader, selection, progress, reader.Files.Count > 0 ? reader.Files : [input.Name], cancellation);
            return new(input.Name, selection, result, RecordingRecord.Of(result, fingerprint.Bytes, fingerprint.Sha256), Error: null);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return new(input.Name, Selection: null, Result: null, Source: null, error);
        }
    }

    private (AnalysisResult Result, Fingerprint Fingerprint) Analyze(
        RecordingReader reader, ChannelSelection selection, IProgress<double> progress, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var token = stop.Token;
        var hashing = threads > 1 ? Task.Run(() => Fingerprint.Of(files, token), token) : null;
        try
        {
            var result = engine.Analyze(reader, selection.Channels, request.Settings, threads, progress, cancellation);
            result = result with { Recording = Events.WithTriggers(reader, cancellation) };
            return (result, hashing?.GetAwaiter().GetResult() ?? Fingerprint.Of(files, cancellation));
        }
        catch
        {
            // What happened here counts; the hash, which nobody needs any more, ends after its next piece.
            stop.Cancel();
            throw;
        }
    }
}
