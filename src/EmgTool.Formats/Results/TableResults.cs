using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>Results as tables: the bursts and, where there is a place for them, the trains, the summary, the artefacts and the annotations.</summary>
public sealed class TableResults : IResultWriter
{
    private readonly ResultTable<BurstRow> _bursts;
    private readonly ResultTable<TrainRow>? _trains;
    private readonly ResultTable<SummaryRow>? _summary;
    private readonly ResultTable<ArtefactRow>? _artefacts;
    private readonly ResultTable<AnnotationRow>? _annotations;

    /// <summary>Writes the header lines. The outputs stay open.</summary>
    /// <param name="separator">Comma or tab.</param>
    /// <param name="labels">All labels there are.</param>
    /// <param name="bursts">Takes the bursts.</param>
    /// <param name="trains">Takes the trains, or null.</param>
    /// <param name="summary">Takes the summary, or null.</param>
    /// <param name="artefacts">Takes what is no part of the bursts, or null.</param>
    /// <param name="annotations">Takes the annotations, or null.</param>
    public TableResults(
        char separator,
        IReadOnlyList<string> labels,
        TextWriter bursts,
        TextWriter? trains = null,
        TextWriter? summary = null,
        TextWriter? artefacts = null,
        TextWriter? annotations = null)
    {
        _bursts = new(bursts, separator, BurstColumns.All);
        _trains = trains is null ? null : new(trains, separator, TrainColumns.All);
        _summary = summary is null ? null : new(summary, separator, SummaryColumns.For(labels));
        _artefacts = artefacts is null ? null : new(artefacts, separator, ArtefactColumns.All);
        _annotations = annotations is null ? null : new(annotations, separator, AnnotationColumns.All);
    }

    /// <inheritdoc/>
    public void Add(AnalysisResult result, RecordingRecord source)
    {
        Write(_bursts, ResultRows.Bursts(result));
        Write(_trains, ResultRows.Trains(result));
        Write(_summary, ResultRows.Summaries(result));
        Write(_artefacts, ResultRows.Artefacts(result));
        Write(_annotations, ResultRows.Annotations(result));
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
        _artefacts?.Flush();
        _annotations?.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bursts.Dispose();
        _trains?.Dispose();
        _summary?.Dispose();
        _artefacts?.Dispose();
        _annotations?.Dispose();
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
