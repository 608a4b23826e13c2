using CsvHelper;

namespace EmgTool.Formats.Results;

/// <summary>Writes rows as CSV (RFC 4180) or TSV: header line, LF, fields quoted where they hold a separator, a quote or a line break.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
public sealed class ResultTable<TRow> : IDisposable
{
    private const int UsualCell = 512;

    private readonly CsvWriter _writer;
    private readonly ResultColumn<TRow>[] _columns;

    /// <summary>Writes the header line.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="separator">Comma or tab.</param>
    /// <param name="columns">The columns in their order.</param>
    public ResultTable(TextWriter output, char separator, IReadOnlyList<ResultColumn<TRow>> columns)
    {
        _writer = CsvWriter.Create(output, CsvWriterOptions.Default with { Separator = separator, NewLine = "\n" }, leaveOpen: true);
        _columns = [.. columns];
        foreach (var column in _columns)
        {
            _writer.WriteField(column.Name.AsSpan());
        }

        _writer.EndRecord();
    }

    /// <summary>Writes one row.</summary>
    public void Write(TRow row)
    {
        Span<char> cell = stackalloc char[UsualCell];
        foreach (var column in _columns)
        {
            var value = column.Value(row);
            _writer.WriteField(value.TryFormat(cell, out var length) ? cell[..length] : value.Text);
        }

        _writer.EndRecord();
    }

    /// <summary>Hands everything written so far to the output.</summary>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
