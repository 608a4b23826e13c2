using System.Security.Cryptography;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Size and SHA-256 of a recording as it lies on the disk; of a recording of several files (PhysioNet) those of one after the other,
/// in the order in which the reader names them. Empty for what cannot be read a second time.</summary>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Hash in lower-case hexadecimal digits.</param>
internal sealed record Fingerprint(long? Bytes, string? Sha256)
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Reads the files.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Fingerprint Of(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var total = 0L;
        foreach (var path in paths)
        {
            // What came through a pipe cannot be read a second time, and opening a named one again would wait for a writer for ever.
            var place = InputList.IsStandardInput(path) ? null : File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            if (place is not { Exists: true, Length: > 0 })
            {
                return new(Bytes: null, Sha256: null);
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            for (int read; (read = file.Read(buffer)) > 0; total += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }

        return new(total, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
