namespace EmgTool.Formats;

/// <summary>A file that appears whole or not at all: written beside its place, flushed to the disk, renamed. A device or a pipe in its place is written to as it is.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string? _beside;
    private readonly FileStream _stream;
    private bool _committed;

    /// <summary>Creates the file beside its place; what stands there is untouched until <see cref="Commit"/>.</summary>
    /// <param name="path">Where the file will be. A link is followed.</param>
    /// <exception cref="IOException">It cannot be created there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public AtomicFile(string path)
    {
        // In full, as .NET takes the target of a link without a folder in its name to lie in the root.
        var full = Path.GetFullPath(path);
        _target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        if (Directory.Exists(_target))
        {
            throw new IOException($"'{path}' is a folder.");
        }

        var device = OpenDevice(_target);
        if (device is not null)
        {
            _stream = device;
            return;
        }

        _beside = Path.Join(Path.GetDirectoryName(Path.GetFullPath(_target)), $".{Path.GetFileName(_target)}.{Path.GetRandomFileName()}");
        _stream = new FileStream(_beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>Takes the content; may be read and rewound unless the place is a device or a pipe.</summary>
    public Stream Stream => _stream;

    /// <summary>Puts the file in its place, in one step.</summary>
    /// <exception cref="IOException">The content cannot be written to the disk; the place is untouched.</exception>
    public void Commit()
    {
        _stream.Flush(flushToDisk: _beside is not null);
        _stream.Dispose();
        if (_beside is not null)
        {
            File.Move(_beside, _target, overwrite: true);
        }

        _committed = true;
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk has been reported by the write that met it; the file goes away anyway.
        }

        if (_beside is not null)
        {
            File.Delete(_beside);
        }
    }

    // Renaming onto /dev/null or a named pipe would put a file in its place. Only something of length 0 can be either.
    private static FileStream? OpenDevice(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > 0)
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
        var isDevice = path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
        if (isDevice || !stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }
}
