using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of differences.</summary>
public static class DifferenceColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<EventDifference>> All { get; } =
    [
        new("recording", "", "name of the recording", row => ResultValue.Of(row.Recording)),
        new("channel", "", "name of the channel", row => ResultValue.Of(row.Channel)),
        new("onset", "s", "start, from the start of the recording", row => ResultValue.OfSeconds(row.OnsetSeconds)),
        new("duration", "s", "how long", row => ResultValue.OfSeconds(row.DurationSeconds)),
        new("label", "", "of the event: one that is missed or too many; empty for a stretch", row => ResultValue.Of(row.Label)),
        new("first", "", "reference, or name of settings", row => ResultValue.Of(row.First)),
        new("second", "", "name of settings", row => ResultValue.Of(row.Second)),
        new("only_in", "", "which of the two has it", row => ResultValue.Of(row.InFirst ? row.First : row.Second)),
    ];
}
