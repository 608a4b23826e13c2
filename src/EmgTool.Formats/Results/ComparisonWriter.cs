using System.Text.Json;
using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>Writes a comparison: the differences as they are found, and at the end the table of scores or agreements and the record of the run.</summary>
public sealed class ComparisonWriter : IDisposable
{
    private readonly TextWriter _output;
    private readonly TextWriter? _record;
    private readonly char _separator;
    private readonly ResultTable<EventDifference>? _differences;
    private readonly JsonTables? _json;

    /// <summary>Writes CSV or TSV. The outputs stay open.</summary>
    /// <param name="separator">Comma or tab.</param>
    /// <param name="output">Takes the table.</param>
    /// <param name="differences">Takes the differences, or null.</param>
    /// <param name="record">Takes the record of the run, or null.</param>
    public ComparisonWriter(char separator, TextWriter output, TextWriter? differences, TextWriter? record)
    {
        _output = output;
        _separator = separator;
        _record = record;
        _differences = differences is null ? null : new(differences, separator, DifferenceColumns.All);
    }

    /// <summary>Writes JSON, which holds everything.</summary>
    /// <param name="output">Takes it; stays open.</param>
    public ComparisonWriter(TextWriter output)
    {
        _output = output;
        _json = new(output);
        _json.Begin("differences");
    }

    /// <summary>Writes a difference.</summary>
    public void Add(EventDifference difference)
    {
        _differences?.Write(difference);
        _json?.Write(DifferenceColumns.All, difference);
    }

    /// <summary>Writes the table and the record of the run, and ends.</summary>
    /// <param name="name">Key of the table in JSON.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="record">The record.</param>
    public void Complete<TRow>(string name, IReadOnlyList<ResultColumn<TRow>> columns, IEnumerable<TRow> rows, ComparisonRecord record)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (_json is not null)
        {
            _json.End();
            _json.Write(name, columns, rows);
            _json.Complete(record, ResultJson.Indented.ComparisonRecord);
            return;
        }

        using (var table = new ResultTable<TRow>(_output, _separator, columns))
        {
            foreach (var row in rows)
            {
                table.Write(row);
            }
        }

        _differences?.Flush();
        _record?.WriteLine(JsonSerializer.Serialize(record, ResultJson.Indented.ComparisonRecord));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _differences?.Dispose();
        _json?.Dispose();
    }
}
