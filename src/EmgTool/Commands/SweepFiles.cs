using System.Text;
using System.Text.Json;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Where a sweep is written: the best settings, the table and the record of the run, together when it is complete; or the table to standard output.</summary>
internal sealed class SweepFiles : IDisposable
{
    private readonly ComparisonFormat _format;
    private readonly TextWriter _output;
    private readonly TextFiles? _files;

    /// <summary>Opens the files, or writes to standard output where none is named.</summary>
    /// <param name="path">The file for the best settings, or null.</param>
    /// <param name="format">How the table is written.</param>
    /// <param name="output">Standard output.</param>
    /// <exception cref="IOException">A file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public SweepFiles(string? path, ComparisonFormat format, TextWriter output)
    {
        _format = format;
        _output = output;
        _files = path is null ? null : new(PathsFor(path, format));
    }

    /// <summary>The places of all files: settings, table, and unless the table is JSON, which holds it, the record of the run.</summary>
    public static IReadOnlyList<string> PathsFor(string path, ComparisonFormat format)
    {
        var stem = path[..^Path.GetExtension(path).Length] + ".sweep";
        return format switch
        {
            ComparisonFormat.Json => [path, stem + ".json"],
            ComparisonFormat.Tsv => [path, stem + ".tsv", stem + ".run.json"],
            _ => [path, stem + ".csv", stem + ".run.json"],
        };
    }

    /// <summary>Writes everything and puts the files in their places.</summary>
    public void Write(IReadOnlyList<ResultColumn<SweepRow>> columns, IReadOnlyList<SweepRow> rows, SweepRecord record)
    {
        _files?[0].Write(SettingsText(record.BestSettings!, SweepText.Verdict(record)));
        WriteTable(_files?[1] ?? _output, columns, rows, record);
        if (_format != ComparisonFormat.Json)
        {
            _files?[2].WriteLine(JsonSerializer.Serialize(record, ResultJson.Indented.SweepRecord));
        }

        _files?.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => _files?.Dispose();

    /// <summary>A settings file: what differs from the defaults, under comments.</summary>
    private static string SettingsText(AnalysisSettings settings, IEnumerable<string> comments)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new() { Indented = true, NewLine = "\n" }))
        {
            SettingsTree.Changes(settings).WriteTo(writer);
        }

        return string.Concat(comments.Select(comment => $"// {comment}\n")) + Encoding.UTF8.GetString(json.ToArray()) + "\n";
    }

    private void WriteTable(TextWriter output, IReadOnlyList<ResultColumn<SweepRow>> columns, IReadOnlyList<SweepRow> rows, SweepRecord record)
    {
        if (_format == ComparisonFormat.Json)
        {
            using var json = new JsonTables(output);
            json.Write("settings", columns, rows);
            json.Complete(record, ResultJson.Indented.SweepRecord);
            return;
        }

        using var table = new ResultTable<SweepRow>(output, _format == ComparisonFormat.Tsv ? '\t' : ',', columns);
        foreach (var row in rows)
        {
            table.Write(row);
        }
    }
}
