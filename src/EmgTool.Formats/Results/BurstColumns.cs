using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of bursts.</summary>
public static class BurstColumns
{
    /// <summary>All columns in their order: where and what first, then the measures, then where in the file, then why.</summary>
    public static IReadOnlyList<ResultColumn<BurstRow>> All { get; } =
    [
        Text("recording", "name of the recording as given on the command line", row => row.Recording.Name),
        Text("channel", "name of the channel", row => row.Name),
        Seconds("onset", "start, from the start of the recording", row => row.Burst.Measured.OnsetSeconds),
        Seconds("duration", "offset less onset", row => row.Burst.Measured.DurationSeconds),
        Text("label", "signal pattern; not a diagnosis", row => row.Burst.Decision.Label),
        Text("band", "duration band", row => row.Burst.Decision.Band),
        Number("score", "", "how well the burst fits its label, 0 to 1", row => row.Burst.Decision.Score),
        Text("runner_up", "next best label, if any fits at all", row => row.Burst.Decision.RunnerUp),
        Number("runner_up_score", "", "its score", row => row.Burst.Decision.RunnerUp.Length == 0 ? double.NaN : row.Burst.Decision.RunnerUpScore),
        Text("flags", "limits of trust, separated by ';'", row => FlagsOf(row.Burst)),
        Amplitude("peak_uV", "uV", "largest absolute value", measures => measures.Peak),
        Amplitude("rms_uV", "uV", "root mean square", measures => measures.Rms),
        Amplitude("rectified_mean_uV", "uV", "mean of the rectified signal", measures => measures.RectifiedMean),
        Amplitude("area_uVs", "uV s", "integral of the rectified signal", measures => measures.Area),
        Measure("snr_db", "dB", "rms over the noise floor at that time", measures => measures.SnrDecibels),
        Measure("mean_frequency_hz", "Hz", "mean frequency of the spectrum", measures => measures.MeanFrequencyHz),
        Measure("median_frequency_hz", "Hz", "median frequency of the spectrum", measures => measures.MedianFrequencyHz),
        Count("spike_count", "", "separate discharges inside", row => row.Burst.Measured.Measures.SpikeCount),
        Measure("spike_rate_hz", "Hz", "1 / median interval of the discharges", measures => measures.SpikeRateHz),
        Measure("spike_interval_cv", "", "variation of their intervals (SD / mean)", measures => measures.SpikeIntervalCv),
        Measure("spike_similarity", "", "median correlation of their waveforms", measures => measures.SpikeSimilarity),
        Measure("duty_cycle", "", "active share of the duration, 0 to 1", measures => measures.DutyCycle),
        new("rise_s", "s", "onset to half of the amplitude, from 0.2 s on", row => ResultValue.OfSeconds(row.Burst.Measured.Measures.RiseSeconds)),
        new("interval_previous_s", "s", "onset to onset of the burst before", row => ResultValue.OfSeconds(row.Burst.PreviousIntervalSeconds)),
        new("interval_next_s", "s", "onset to onset of the burst after", row => ResultValue.OfSeconds(row.Burst.NextIntervalSeconds)),
        new("train", "", "number of its train on the channel, from 1", row => row.Burst.Train == 0 ? ResultValue.Missing : ResultValue.Of(row.Burst.Train)),
        Text("track", "unit, jerk, sustained, silence or movement", row => NameOf(row.Burst.Measured.Burst.Track)),
        Count("channel_number", "", "position of the channel in the file, from 1", row => row.Channel.Channel.Index + 1),
        Count("segment", "", "stretch without a gap, from 1", row => row.Burst.Measured.Burst.Segment + 1),
        Count("onset_sample", "", "first sample, from 0", row => row.Burst.Measured.Burst.OnsetSample),
        Count("offset_sample", "", "sample behind the last one", row => row.Burst.Measured.Burst.OffsetSample),
        Text("rule", "rule that gave the label", row => row.Burst.Decision.Rule),
        new("evidence", "", "values that the rule looked at", row => ResultValue.Of(row.Burst.Decision.Evidence)),
    ];

    private static string NameOf(Track track) => track switch
    {
        Track.Unit => "unit",
        Track.Jerk => "jerk",
        Track.Sustained => "sustained",
        Track.Silence => "silence",
        Track.Movement => "movement",
        _ => throw new ArgumentOutOfRangeException(nameof(track)),
    };

    private static string FlagsOf(LabeledBurst burst)
    {
        var (own, label) = (burst.Measured.Burst.Flags, burst.Decision.Flags);
        if (own == BurstFlags.None)
        {
            return label.Count switch { 0 => "", 1 => label[0], _ => string.Join(';', label) };
        }

        List<string> flags = [];
        if (own.HasFlag(BurstFlags.TouchesStart))
        {
            flags.Add("touches-start");
        }

        if (own.HasFlag(BurstFlags.TouchesEnd))
        {
            flags.Add("touches-end");
        }

        if (own.HasFlag(BurstFlags.Clipped))
        {
            flags.Add("clipped");
        }

        if (own.HasFlag(BurstFlags.Common))
        {
            flags.Add("common");
        }

        if (own.HasFlag(BurstFlags.Ecg))
        {
            flags.Add("ecg");
        }

        return string.Join(';', flags.Concat(label));
    }

    private static ResultColumn<BurstRow> Text(string name, string description, Func<BurstRow, string> value) =>
        new(name, "", description, row => ResultValue.Of(value(row)));

    private static ResultColumn<BurstRow> Count(string name, string unit, string description, Func<BurstRow, long> value) =>
        new(name, unit, description, row => ResultValue.Of(value(row)));

    private static ResultColumn<BurstRow> Number(string name, string unit, string description, Func<BurstRow, double> value) =>
        new(name, unit, description, row => ResultValue.Of(value(row)));

    private static ResultColumn<BurstRow> Seconds(string name, string description, Func<BurstRow, double> value) =>
        new(name, "s", description, row => ResultValue.OfSeconds(value(row)));

    private static ResultColumn<BurstRow> Measure(string name, string unit, string description, Func<BurstMeasures, double> value) =>
        new(name, unit, description, row => ResultValue.Of(value(row.Burst.Measured.Measures)));

    // A column that says microvolts stays empty where the channel's unit is not a voltage.
    private static ResultColumn<BurstRow> Amplitude(string name, string unit, string description, Func<BurstMeasures, double> value) =>
        new(name, unit, description, row => row.Channel.Channel.Unit.Kind == UnitKind.Voltage
            ? ResultValue.Of(value(row.Burst.Measured.Measures))
            : ResultValue.Missing);
}
