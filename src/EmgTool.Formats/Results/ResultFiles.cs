using System.Text;
using System.Text.Json;

namespace EmgTool.Formats.Results;

/// <summary>The files of a run: bursts at the place the user named, beside it trains, summary, artefacts and annotations (which JSON Lines hold themselves) and
/// the record of the run. They appear together when the run is complete, the one that the user named last.</summary>
public sealed class ResultFiles : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<(AtomicFile File, StreamWriter Writer)> _files = [];

    /// <summary>Opens all files, so that a place that cannot be written to is found out before the work.</summary>
    /// <param name="path">Place of the bursts.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="run">Head of the record of the run.</param>
    /// <param name="labels">All labels there are.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public ResultFiles(string path, ResultFormat format, RunRecord run, IReadOnlyList<string> labels)
    {
        try
        {
            foreach (var place in PathsFor(path, format))
            {
                var file = new AtomicFile(place);
                _files.Add((file, new StreamWriter(file.Stream, Utf8, bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" }));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Writer = format == ResultFormat.Jsonl
            ? new JsonLinesResults(_files[0].Writer, run, labels)
            : new TableResults(format == ResultFormat.Tsv ? '\t' : ',', labels, _files[0].Writer, _files[2].Writer, _files[3].Writer, _files[4].Writer, _files[5].Writer);
    }

    /// <summary>Takes the results; closed together with the files.</summary>
    public IResultWriter Writer { get; }

    /// <summary>The places of all files: bursts, record of the run, and for tables trains, summary, artefacts and annotations.</summary>
    public static IReadOnlyList<string> PathsFor(string path, ResultFormat format)
    {
        var extension = Path.GetExtension(path);
        var stem = path[..^extension.Length];
        return format == ResultFormat.Jsonl
            ? [path, stem + ".run.json"]
            : [path, stem + ".run.json", stem + ".trains" + extension, stem + ".summary" + extension, stem + ".artefacts" + extension, stem + ".annotations" + extension];
    }

    /// <summary>Writes the record of the run and puts all files in their places.</summary>
    /// <param name="run">The complete record.</param>
    /// <exception cref="IOException">Something cannot be written.</exception>
    public void Commit(RunRecord run)
    {
        Writer.Dispose();
        _files[1].Writer.WriteLine(JsonSerializer.Serialize(run, ResultJson.Indented.RunRecord));
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
