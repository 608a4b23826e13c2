using System.Text.Json;

namespace EmgTool.Formats.Results;

/// <summary>The files of a run: bursts at the place the user named, beside it trains, summary, artefacts and annotations (which JSON Lines hold themselves) and
/// the record of the run. They appear together when the run is complete, the one that the user named last.</summary>
public sealed class ResultFiles : IDisposable
{
    private readonly TextFiles _files;

    /// <summary>Opens all files, so that a place that cannot be written to is found out before the work.</summary>
    /// <param name="path">Place of the bursts.</param>
    /// <param name="format">How they are written.</param>
    /// <param name="run">Head of the record of the run.</param>
    /// <param name="labels">All labels there are.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public ResultFiles(string path, ResultFormat format, RunRecord run, IReadOnlyList<string> labels)
    {
        _files = new(PathsFor(path, format));
        Writer = format == ResultFormat.Jsonl
            ? new JsonLinesResults(_files[0], run, labels)
            : new TableResults(format == ResultFormat.Tsv ? '\t' : ',', labels, _files[0], _files[2], _files[3], _files[4], _files[5]);
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
        _files[1].WriteLine(JsonSerializer.Serialize(run, ResultJson.Indented.RunRecord));
        _files.Commit();
    }

    /// <summary>Closes the files and removes them unless they were committed.</summary>
    public void Dispose() => _files.Dispose();
}
