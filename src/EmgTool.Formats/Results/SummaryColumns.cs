using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the summary, one row a channel.</summary>
public static class SummaryColumns
{
    /// <summary>The columns in their order, with a count and a rate for every label.</summary>
    /// <param name="labels">All labels there are, so that runs can be put together whatever they found.</param>
    public static IReadOnlyList<ResultColumn<SummaryRow>> For(IReadOnlyList<string> labels) =>
    [
        new("recording", "", "name of the recording as given on the command line", row => ResultValue.Of(row.Recording.Name)),
        new("channel", "", "name of the channel", row => ResultValue.Of(row.Name)),
        new("channel_number", "", "position of the channel in the file, from 1", row => ResultValue.Of(row.Channel.Channel.Index + 1)),
        new("rate_hz", "Hz", "sampling rate", row => ResultValue.Of(row.Channel.Channel.Rate.Hertz)),
        new("unit", "", "unit of the values in the file", row => ResultValue.Of(row.Channel.Channel.Unit.Text)),
        new("ecg_beats", "", "heartbeats found on the channel", row => ResultValue.Of(row.Channel.EcgBeats)),
        new("seconds_analyzed", "s", "signal that was analyzed", row => ResultValue.OfSeconds(row.Channel.SecondsAnalyzed)),
        new("seconds_left_out", "s", "signal that was not", row => ResultValue.OfSeconds(row.Channel.LeftOut.Sum(part => part.Seconds))),
        new("left_out", "", "why, as reason=seconds", row => ResultValue.Of(LeftOut(row, part => ResultValue.OfSeconds(part.Seconds)))),
        new("left_out_counts", "", "in how many stretches, as reason=count", row => ResultValue.Of(LeftOut(row, part => ResultValue.Of(part.Count)))),
        new("seconds_clipped", "s", "samples at the end values of the converter", row => ResultValue.OfSeconds(row.Channel.SecondsClipped)),
        new("noise_floor_uV", "uV", "noise floor (rms), median over the recording", row => Microvolts(row, row.Channel.NoiseFloor)),
        new("noise_floor_min_uV", "uV", "its lowest value", row => Microvolts(row, row.Channel.NoiseFloorMinimum)),
        new("noise_floor_max_uV", "uV", "its highest value", row => Microvolts(row, row.Channel.NoiseFloorMaximum)),
        new("trains", "", "number of trains", row => ResultValue.Of(row.Channel.Trains.Count)),
        new("bursts", "", "number of bursts", row => ResultValue.Of(row.Channel.Bursts.Count)),
        new("bursts_per_minute", "1/min", "bursts per minute of analyzed signal", row => ResultValue.Of(row.PerMinute(row.Channel.Bursts.Count))),
        .. labels.SelectMany(OfLabel),
        new("notes", "", "what limits the results of this channel", row => ResultValue.Of(string.Join("; ", row.Channel.Notes))),
    ];

    private static IEnumerable<ResultColumn<SummaryRow>> OfLabel(string label)
    {
        var name = label.Replace(' ', '_').Replace('-', '_');
        yield return new(name + "_count", "", $"bursts labeled {label}", row => ResultValue.Of(row.Count(label)));
        yield return new(name + "_per_minute", "1/min", "the same per minute of analyzed signal", row => ResultValue.Of(row.PerMinute(row.Count(label))));
    }

    private static string LeftOut(SummaryRow row, Func<LeftOut, ResultValue> amount) =>
        string.Join(';', row.Channel.LeftOut.Select(part => part.Reason + "=" + amount(part).Text));

    private static ResultValue Microvolts(SummaryRow row, double value) =>
        row.Channel.Channel.Unit.Kind == UnitKind.Voltage ? ResultValue.Of(value) : ResultValue.Missing;
}
