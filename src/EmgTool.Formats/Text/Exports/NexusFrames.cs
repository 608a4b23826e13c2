using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Times of Nexus rows: frames count from 1 at the start of the trial, sub frames from 0 within a frame.</summary>
internal static class NexusFrames
{
    /// <summary>Sets the time of the first row, which a cropped trial has behind 0, and starts a segment behind each gap.</summary>
    /// <param name="part">The table; its first two columns are frame and sub frame.</param>
    /// <param name="rate">Rate of its rows.</param>
    /// <param name="warnings">Receives what is odd.</param>
    public static void Find(TextPart part, SamplingRate rate, WarningLog warnings)
    {
        if (part.Table.RowCount == 0)
        {
            return;
        }

        // The section says the rate of its rows only: the number of sub frames tells how many rows a frame has.
        var subFrames = CounterGaps.Numbers(part, 1, warnings);
        var rowsPerFrame = subFrames.DefaultIfEmpty(0).Max() + 1;
        var rows = CounterGaps.Numbers(part, 0, warnings).Zip(subFrames, (frame, subFrame) => ((frame - 1) * rowsPerFrame) + subFrame);
        var first = rows.DefaultIfEmpty(0).First();
        if (first is > 0 and < int.MaxValue && first == Math.Floor(first))
        {
            part.Table.Blocks[0] = new TimeStart(0, rate.ExactSecondsOf((decimal)first));
        }

        CounterGaps.Add(part, rows, $"{part.Layout.Columns[0].Name}, {part.Layout.Columns[1].Name}", wrap: 0, rate, warnings);
    }
}
