namespace EmgTool.Formats.Wfdb;

/// <summary>The signal files of a record. Records of hundreds of segments have more files than a process may keep open.</summary>
internal sealed class WfdbFiles : IDisposable
{
    /// <summary>Files that stay open; a process may have 256 on some systems.</summary>
    private const int MaximumOpen = 100;

    private readonly List<WfdbSignalFile> _files = [];

    /// <summary>Paths of the files that were opened, in that order, each once.</summary>
    public IEnumerable<string> Paths => _files.Select(file => file.Path).Distinct(StringComparer.Ordinal);

    /// <summary>Numbers of the formats of the files.</summary>
    public IEnumerable<int> Formats => _files.Select(file => file.Format.Number).Distinct();

    /// <summary>Opens a file.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public WfdbSignalFile? TryOpen(string path, WfdbFormat format, long byteOffset, long frameSamples)
    {
        // Only something of length 0 can be a pipe, which nobody may ever write to.
        if (!File.Exists(path) || new FileInfo(path) is { Length: 0, LinkTarget: null })
        {
            return null;
        }

        var file = WfdbSignalFile.Open(path, format, byteOffset, frameSamples, keepsOpen: _files.Count < MaximumOpen);
        _files.Add(file);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());
}
