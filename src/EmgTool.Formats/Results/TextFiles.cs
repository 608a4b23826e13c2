using System.Text;

namespace EmgTool.Formats.Results;

/// <summary>Text files that belong together: they appear together when all are complete, the first one last.</summary>
public sealed class TextFiles : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<(AtomicFile File, StreamWriter Writer)> _files = [];

    /// <summary>Opens all files, so that a place that cannot be written to is found out before the work.</summary>
    /// <param name="paths">Their places, first the one that the user named.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public TextFiles(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        try
        {
            foreach (var path in paths)
            {
                var file = new AtomicFile(path);
                _files.Add((file, new StreamWriter(file.Stream, Utf8, bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" }));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Takes the text of a file.</summary>
    /// <param name="index">Its number among the paths, from 0.</param>
    public TextWriter this[int index] => _files[index].Writer;

    /// <summary>Puts all files in their places.</summary>
    /// <exception cref="IOException">Something cannot be written.</exception>
    public void Commit()
    {
        foreach (var (file, writer) in _files)
        {
            // All the way to the system: a full disk must be met before the first file is in its place.
            writer.Flush();
            file.Stream.Flush();
        }

        // Backward: whoever waits for the named file finds the others beside it.
        for (var i = _files.Count - 1; i >= 0; i--)
        {
            _files[i].File.Commit();
        }
    }

    /// <summary>Closes the files and removes them unless they were committed.</summary>
    public void Dispose()
    {
        // What was not committed is not wanted: nothing of it is flushed.
        foreach (var (file, _) in _files)
        {
            file.Dispose();
        }
    }
}
