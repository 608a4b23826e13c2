using EmgTool.Core.Labeling;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of trains.</summary>
public static class TrainColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<TrainRow>> All { get; } =
    [
        new("recording", "", "name of the recording as given on the command line", row => ResultValue.Of(row.Recording.Name)),
        new("channel", "", "name of the channel", row => ResultValue.Of(row.Name)),
        new("train", "", "number on the channel, from 1", row => ResultValue.Of(row.Train.Number)),
        new("onset", "s", "onset of its first burst", row => ResultValue.OfSeconds(row.Train.OnsetSeconds)),
        new("duration", "s", "first onset to last offset", row => ResultValue.OfSeconds(row.Train.DurationSeconds)),
        new("label", "", "label of its bursts", row => ResultValue.Of(row.Train.Label)),
        new("count", "", "number of bursts", row => ResultValue.Of(row.Train.Count)),
        new("rate_hz", "Hz", "1 / mean onset-to-onset interval", row => ResultValue.Of(row.Train.RateHz)),
        new("median_interval_s", "s", "median onset-to-onset interval", row => ResultValue.OfSeconds(row.Train.MedianIntervalSeconds)),
        new("interval_cv", "", "variation of the intervals (SD / mean)", row => ResultValue.Of(row.Train.IntervalCv)),
        new("rhythmicity", "", "rhythmic, semi-rhythmic, irregular, undetermined", row => ResultValue.Of(NameOf(row.Train.Rhythmicity))),
        new("channel_number", "", "position of the channel in the file, from 1", row => ResultValue.Of(row.Channel.Channel.Index + 1)),
    ];

    private static string NameOf(Rhythmicity rhythmicity) => rhythmicity switch
    {
        Rhythmicity.Undetermined => "undetermined",
        Rhythmicity.Rhythmic => "rhythmic",
        Rhythmicity.SemiRhythmic => "semi-rhythmic",
        Rhythmicity.Irregular => "irregular",
        _ => throw new ArgumentOutOfRangeException(nameof(rhythmicity)),
    };
}
