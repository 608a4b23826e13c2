namespace EmgTool.Formats.Text.Exports;

/// <summary>The table of an OpenSignals file, whose running numbers tell lost rows.</summary>
internal sealed class OpenSignalsTable : ExportTable
{
    /// <summary>The devices, one behind the other in the columns.</summary>
    public required IReadOnlyList<OpenSignalsDevice> Devices { get; init; }

    /// <inheritdoc/>
    public override void Prepare(TextPart part, ReadOptions options, WarningLog warnings)
    {
        // All devices share the rows, and so the times: the first one's running number counts.
        var counter = Layout.Columns.ToList().FindIndex(column => column.Role == ColumnRole.Counter);
        if (counter >= 0 && counter < Devices[0].Columns.Count && (options.Rate ?? Layout.Rate) is { } rate)
        {
            CounterGaps.Add(part, CounterGaps.Numbers(part, counter, warnings), Layout.Columns[counter].Name, Devices[0].CounterWrap, rate, warnings);
        }
    }
}
