using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>Results as tables: the bursts and, where there is a place for them, the trains and the summary.</summary>
public sealed class TableResults : IResultWriter
{
    private readonly ResultTable<BurstRow> _bursts;
    private readonly ResultTable<TrainRow>? _trains;
    private readonly ResultTable<SummaryRow>? _summary;

    /// <summary>Writes the header lines. The outputs stay open.</summary>
    /// <param name="separator">Comma or tab.</param>
    /// <param name="labels">All labels there are.</param>
    /// <param name="bursts">Takes the bursts.</param>
    /// <param name="trains">Takes the trains, or null.</param>
    /// <param name="summary">Takes the summary, or null.</param>
    public TableResults(char separator, IReadOnlyList<string> labels, TextWriter bursts, TextWriter? trains = null, TextWriter? summary = null)
    {
        _bursts = new(bursts, separator, BurstColumns.All);
        _trains = trains is null ? null : new(trains, separator, TrainColumns.All);
        _summary = summary is null ? null : new(summary, separator, SummaryColumns.For(labels));
    }

    /// <inheritdoc/>
    public void Add(AnalysisResult result, RecordingRecord source)
    {
        Write(_bursts, ResultRows.Bursts(result));
        Write(_trains, ResultRows.Trains(result));
        Write(_summary, ResultRows.Summaries(result));
    }

    /// <inheritdoc/>
    public void Add(FailureRecord failure)
    {
        // A table has no row for it; the run record beside it and the exit code tell.
    }

    /// <inheritdoc/>
    public void Flush()
    {
        _bursts.Flush();
        _trains?.Flush();
        _summary?.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bursts.Dispose();
        _trains?.Dispose();
        _summary?.Dispose();
    }

    private static void Write<TRow>(ResultTable<TRow>? table, IEnumerable<TRow> rows)
    {
        if (table is null)
        {
            return;
        }

        foreach (var row in rows)
        {
            table.Write(row);
        }
    }
}
