using System.Security.Cryptography;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Opens and analyzes one recording; never throws but when interrupted, so that one bad file does not end a batch.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
internal sealed class RecordingJob(Engine engine, AnalyzeRequest request)
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
            var result = engine.Analyze(reader, selection.Channels, request.Settings, progress, cancellation);
            result = result with { Recording = Events.WithTriggers(reader, cancellation) };
            var (bytes, sha256) = Fingerprint(reader.Files.Count > 0 ? reader.Files : [input.Name], cancellation);
            return new(input.Name, selection, result, RecordingRecord.Of(result, bytes, sha256), Error: null);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return new(input.Name, Selection: null, Result: null, Source: null, error);
        }
    }

    /// <summary>Size and SHA-256 of the recording as it lies on the disk; of a recording of several files (PhysioNet) those of one after the other,
    /// in the order in which the reader names them.</summary>
    private static (long? Bytes, string? Sha256) Fingerprint(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var total = 0L;
        foreach (var path in paths)
        {
            // What came through a pipe cannot be read a second time, and opening a named one again would wait for a writer for ever.
            var place = InputList.IsStandardInput(path) ? null : File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            if (place is not { Exists: true, Length: > 0 })
            {
                return (null, null);
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 20, FileOptions.SequentialScan);
            for (int read; (read = file.Read(buffer)) > 0; total += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }

        return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
