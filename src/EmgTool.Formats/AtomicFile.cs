namespace EmgTool.Formats;

/// <summary>A file that appears whole or not at all: written beside its place, flushed to the disk, renamed.</summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _beside;
    private readonly FileStream _stream;
    private bool _committed;

    /// <summary>Creates the file beside its place; what stands there is untouched until <see cref="Commit"/>.</summary>
    /// <param name="path">Where the file will be. A link is followed.</param>
    /// <exception cref="IOException">It cannot be created there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public AtomicFile(string path)
    {
        _target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        _beside = Path.Join(Path.GetDirectoryName(Path.GetFullPath(_target)), $".{Path.GetFileName(_target)}.{Path.GetRandomFileName()}");
        _stream = new FileStream(_beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>Takes the content; may be read and rewound.</summary>
    public Stream Stream => _stream;

    /// <summary>Puts the file in its place, in one step.</summary>
    /// <exception cref="IOException">The content cannot be written to the disk; the place is untouched.</exception>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_beside, _target, overwrite: true);
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

        File.Delete(_beside);
    }
}
