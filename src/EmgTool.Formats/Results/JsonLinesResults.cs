using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>Results as JSON Lines: a <c>run</c> record, then for each recording a <c>recording</c> record with its <c>burst</c>,
/// <c>train</c>, <c>artefact</c>, <c>annotation</c> and <c>summary</c> records, or a <c>failure</c> record.</summary>
public sealed class JsonLinesResults : IResultWriter
{
    private readonly JsonLines _lines;
    private readonly IReadOnlyList<ResultColumn<SummaryRow>> _summaryColumns;

    /// <summary>Writes the record of the run. The output stays open.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="labels">All labels there are.</param>
    public JsonLinesResults(TextWriter output, RunRecord run, IReadOnlyList<string> labels)
    {
        _lines = new(output);
        _summaryColumns = SummaryColumns.For(labels);
        _lines.Write("run", run, ResultJson.OneLine.RunRecord);
    }

    /// <inheritdoc/>
    public void Add(AnalysisResult result, RecordingRecord source)
    {
        _lines.Write("recording", source, ResultJson.OneLine.RecordingRecord);
        foreach (var row in ResultRows.Bursts(result))
        {
            _lines.Write("burst", BurstColumns.All, row, AmplitudesInOwnUnit);
        }

        foreach (var row in ResultRows.Trains(result))
        {
            _lines.Write("train", TrainColumns.All, row);
        }

        foreach (var row in ResultRows.Artefacts(result))
        {
            _lines.Write("artefact", ArtefactColumns.All, row);
        }

        foreach (var row in ResultRows.Annotations(result))
        {
            _lines.Write("annotation", AnnotationColumns.All, row);
        }

        foreach (var row in ResultRows.Summaries(result))
        {
            _lines.Write("summary", _summaryColumns, row, NoiseFloorInOwnUnit);
        }
    }

    /// <inheritdoc/>
    public void Add(FailureRecord failure) => _lines.Write("failure", failure, ResultJson.OneLine.FailureRecord);

    /// <inheritdoc/>
    public void Flush()
    {
        // Every record is handed over as it is written.
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    // Where the unit is not a voltage the columns in microvolts are null; the numbers are useful all the same within one channel.
    private static void AmplitudesInOwnUnit(Utf8JsonWriter writer, BurstRow row)
    {
        var unit = row.Channel.Channel.Unit;
        if (unit.Kind == UnitKind.Voltage)
        {
            return;
        }

        var measures = row.Burst.Measured.Measures;
        writer.WriteStartObject("amplitudes");
        writer.WriteString("unit", unit.Text);
        Number(writer, "peak", measures.Peak);
        Number(writer, "rms", measures.Rms);
        Number(writer, "rectified_mean", measures.RectifiedMean);
        Number(writer, "area", measures.Area);
        writer.WriteEndObject();
    }

    private static void NoiseFloorInOwnUnit(Utf8JsonWriter writer, SummaryRow row)
    {
        var channel = row.Channel;
        if (channel.Channel.Unit.Kind == UnitKind.Voltage)
        {
            return;
        }

        writer.WriteStartObject("noise_floor");
        writer.WriteString("unit", channel.Channel.Unit.Text);
        Number(writer, "median", channel.NoiseFloor);
        Number(writer, "min", channel.NoiseFloorMinimum);
        Number(writer, "max", channel.NoiseFloorMaximum);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(double.IsFinite(value) ? ResultValue.Of(value).Text : "null");
    }
}
