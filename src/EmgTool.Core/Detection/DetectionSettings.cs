namespace EmgTool.Core.Detection;

/// <summary>Settings of the detector. Times in seconds; thresholds as energy over the energy of the noise floor, so that they have no unit.</summary>
/// <remarks>The default thresholds hold for the default band of 430 Hz; with another band they are moved to the same false-alarm
/// probability of Gaussian noise (chi-square quantile).</remarks>
public sealed record DetectionSettings
{
    /// <summary>Scale of unit potentials: a discharge of 5 ms has a core of about 1.2 ms that a longer window would dilute.</summary>
    public DetectionScale Unit { get; init; } = new(0.003, 11.5, 2.5);

    /// <summary>Scale of discharges and short jerks.</summary>
    public DetectionScale Brief { get; init; } = new(0.008, 7, 2.5);

    /// <summary>Scale of jerks.</summary>
    public DetectionScale Jerk { get; init; } = new(0.032, 3.3, 1.8);

    /// <summary>Scale of weak, sustained activity.</summary>
    public DetectionScale Sustained { get; init; } = new(0.1, 2.1, 1.5);

    /// <summary>Pieces nearer than this are one burst: discharges at 40 Hz leave gaps of 15 to 19 ms, jitter included.</summary>
    public double MergeSeconds { get; init; } = 0.04;

    /// <summary>Two short pieces whose onsets are nearer than this are one burst: a group of discharges with one too weak to be seen.</summary>
    public double MissedDischargeSeconds { get; init; } = 0.065;

    /// <summary>A gap up to this long is bridged where the signal inside it is still above the noise floor.</summary>
    public double ActiveGapSeconds { get; init; } = 0.3;

    /// <summary>A gap up to this long between two pieces of sustained activity is a dip in one contraction.</summary>
    public double DipSeconds { get; init; } = 0.2;

    /// <summary>Bursts shorter than this are dropped.</summary>
    public double MinimumSeconds { get; init; } = 0.003;

    /// <summary>Limit between unit potentials and jerks.</summary>
    public double UnitSeconds { get; init; } = 0.026;

    /// <summary>Limit between jerks and sustained activity (myoclonus is shorter than 1 s).</summary>
    public double SustainedSeconds { get; init; } = 1;

    /// <summary>The noise floor is taken from this long a stretch around each moment. It must hold the longest contraction and some rest.</summary>
    public double FloorSeconds { get; init; } = 65;

    /// <summary>A signal without any change for this long is a loose or padded channel and left out.</summary>
    public double FlatSeconds { get; init; } = 0.05;

    /// <summary>What is done about the heart's beats in a channel.</summary>
    public EcgMode Ecg { get; init; } = EcgMode.Subtract;

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="SettingsException">Names the setting, its value and what is allowed.</exception>
    public void Validate()
    {
        foreach (var (name, scale) in new[] { ("unit", Unit), ("brief", Brief), ("jerk", Jerk), ("sustained", Sustained) })
        {
            Require(scale.Seconds is > 0 and <= 0.5, $"detection.{name}.seconds", scale.Seconds, "above 0 and at most 0.5 s");
            Require(scale.Threshold > 1, $"detection.{name}.threshold", scale.Threshold, "above 1, the noise floor");
            Require(scale.Low > 1 && scale.Low <= scale.Threshold, $"detection.{name}.low", scale.Low, "above 1 and at most the threshold");
        }

        Require(MergeSeconds is >= 0 and <= 1, "detection.merge_seconds", MergeSeconds, "0 to 1 s");
        Require(MissedDischargeSeconds is >= 0 and <= 1, "detection.missed_discharge_seconds", MissedDischargeSeconds, "0 to 1 s");
        Require(ActiveGapSeconds is >= 0 and <= LongestGapSeconds, "detection.active_gap_seconds", ActiveGapSeconds, "0 to 0.4 s");
        Require(DipSeconds is >= 0 and <= LongestGapSeconds, "detection.dip_seconds", DipSeconds, "0 to 0.4 s");
        Require(MinimumSeconds is >= 0 and <= 10, "detection.minimum_seconds", MinimumSeconds, "0 to 10 s");
        Require(UnitSeconds > 0 && UnitSeconds < SustainedSeconds, "detection.unit_seconds", UnitSeconds, "above 0 and below sustained_seconds");
        Require(SustainedSeconds <= 10, "detection.sustained_seconds", SustainedSeconds, "at most 10 s");
        Require(FloorSeconds is >= 5 and <= 300, "detection.floor_seconds", FloorSeconds, "5 to 300 s");
        Require(FlatSeconds is >= 0.01 and <= 10, "detection.flat_seconds", FlatSeconds, "0.01 to 10 s");
    }

    /// <summary>Bursts farther apart than this are settled independently; no rule may bridge as much.</summary>
    internal const double LongestGapSeconds = 0.4;

    private static void Require(bool condition, string name, double value, string allowed)
    {
        if (!condition)
        {
            throw new SettingsException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {value} is not allowed; it must be {allowed}."));
        }
    }
}
