using System.Globalization;

namespace EmgTool.Tests;

/// <summary>Reads the tables that the program writes, whose cells hold no quotes in these tests.</summary>
internal static class TableRows
{
    /// <summary>An event of a truth table or of the results.</summary>
    internal sealed record Event(string Channel, double Onset, double Duration, string Label);

    /// <summary>The events of a table whose first columns are recording, channel, onset, duration and label.</summary>
    public static IReadOnlyList<Event> Events(string table)
    {
        var rows = table.TrimEnd('\n').Split('\n');
        if (!rows[0].StartsWith("recording,channel,onset,duration,label,", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("no table of events: " + rows[0]);
        }

        return [.. rows[1..].Select(row => row.Split(',')).Select(cells => new Event(cells[1], Number(cells[2]), Number(cells[3]), cells[4]))];
    }

    public static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
