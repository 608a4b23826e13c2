using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>Where a comparison is written: files that appear together when it is complete, or standard output.</summary>
internal sealed class ComparisonFiles : IDisposable
{
    private readonly TextFiles? _files;

    /// <summary>Opens the files, or writes to standard output where no file is named.</summary>
    /// <param name="path">The file for the table, or null.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="output">Standard output.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public ComparisonFiles(string? path, ComparisonFormat format, TextWriter output)
    {
        _files = path is null ? null : new(PathsFor(path, format));
        Writer = format == ComparisonFormat.Json
            ? new(_files?[0] ?? output)
            : new(format == ComparisonFormat.Tsv ? '\t' : ',', _files?[0] ?? output, _files?[1], _files?[2]);
    }

    /// <summary>Takes the comparison; closed with the commit.</summary>
    public ComparisonWriter Writer { get; }

    /// <summary>The places of all files: the table, and unless it is JSON, which holds everything, differences and the record of the run.</summary>
    public static IReadOnlyList<string> PathsFor(string path, ComparisonFormat format)
    {
        var extension = Path.GetExtension(path);
        var stem = path[..^extension.Length];
        return format == ComparisonFormat.Json ? [path] : [path, stem + ".differences" + extension, stem + ".run.json"];
    }

    /// <summary>Puts the files in their places.</summary>
    public void Commit()
    {
        Writer.Dispose();
        _files?.Commit();
    }

    /// <summary>Closes the files and removes them unless they were committed.</summary>
    public void Dispose() => _files?.Dispose();
}
