using EmgTool.Core.Settings;

namespace EmgTool.Core.Detection;

/// <summary>The settings of the detector: meanings, reasons and limits.</summary>
internal static class DetectionTable
{
    /// <summary>Bursts farther apart than this are settled independently; no rule may bridge as much.</summary>
    public const double LongestGapSeconds = 0.4;

    /// <summary>Where the paths of settings begin that all methods read: lengths of tracks, noise floor, what is left out, movements, heartbeats. The others are of the default method.</summary>
    private static readonly string[] OfAllMethods =
        ["detection.unit_seconds", "detection.sustained_seconds", "detection.floor_seconds", "detection.flat_seconds", "detection.movement.", "detection.ecg"];

    private const string GapWhy = "What lies farther apart is settled independently, so that a recording may be of any length";

    /// <summary>All of it.</summary>
    public static SettingTable<DetectionSettings> All { get; } = new()
    {
        Groups =
        [
            new("detection", "The detector. Thresholds are energies as multiples of the noise floor, for a band of 430 Hz; for another band they are moved to the same false-alarm probability of Gaussian noise."),
            new("detection.unit", "The scale of unit potentials."),
            new("detection.brief", "The scale of discharges and short jerks."),
            new("detection.jerk", "The scale of jerks."),
            new("detection.sustained", "The scale of weak, sustained activity."),
            new("detection.silence", "The silence track: short pauses of tonic activity, as in negative myoclonus."),
            new("detection.movement", "The movement track: from where the amplitude rises far above rest to where it stays near it."),
        ],
        Settings =
        [
            .. Scale("unit", settings => settings.Unit, "a discharge of 5 ms has a core of about 1.2 ms, which a longer window would dilute", "some 0.05 false bursts a minute of Gaussian noise"),
            .. Scale("brief", settings => settings.Brief, "discharges of 8 to 15 ms and short jerks", "next to no false burst in an hour of Gaussian noise"),
            .. Scale("jerk", settings => settings.Jerk, "the shortest jerks last 10 to 50 ms (Hallett 1979)", "next to no false burst in an hour of Gaussian noise"),
            .. Scale("sustained", settings => settings.Sustained, "long enough for contractions of 1.5 times the noise", "next to no false burst in an hour of Gaussian noise"),
            Seconds("merge_seconds", settings => settings.MergeSeconds, new(0, LongestGapSeconds, GapWhy), "Pieces nearer than this are one burst.", "discharges at 40 Hz leave gaps of 15 to 19 ms, jitter included"),
            Seconds("missed_discharge_seconds", settings => settings.MissedDischargeSeconds, new(0, LongestGapSeconds, GapWhy), "Two short pieces whose onsets are nearer than this are one burst.", "a group of discharges at 40 Hz with one too weak to be seen"),
            Seconds("active_gap_seconds", settings => settings.ActiveGapSeconds, new(0, LongestGapSeconds, GapWhy), "A gap up to this long is bridged where the signal inside it is still above the noise floor.", "the interference pattern of a contraction is not that of several"),
            Seconds("dip_seconds", settings => settings.DipSeconds, new(0, LongestGapSeconds, GapWhy), "A gap up to this long between two pieces of sustained activity is a dip in one contraction.", "longer ones are told apart in tests with contractions of 6 s"),
            Seconds("minimum_seconds", settings => settings.MinimumSeconds, new(0, 10, "Bursts longer than 10 s would be all that is left"), "Bursts shorter than this are dropped.", "unit potentials of the surface last 5 ms and more"),
            Seconds("unit_seconds", settings => settings.UnitSeconds, new(0, 1, "No unit potential lasts longer than some 40 ms") { LeastExcluded = true }, "Limit between unit potentials and jerks.", "fasciculation potentials last 13.7 ± 5.4 ms"),
            Seconds("sustained_seconds", settings => settings.SustainedSeconds, new(0, 10, "What lasts longer than 10 s is sustained by every definition") { LeastExcluded = true }, "Limit between jerks and sustained activity.", "myoclonus is shorter than 1 s"),
            Seconds("floor_seconds", settings => settings.FloorSeconds, new(5, 300, "It must hold the longest contraction and some rest, and be shorter than the noise takes to change"), "The noise floor is taken from this long a stretch around each moment.", "contractions of 20 s with rests of 3 s and less"),
            Seconds("flat_seconds", settings => settings.FlatSeconds, new(0.01, 10, "A few equal samples in a row are chance, and 10 s of them no signal"), "A signal without any change for this long is a loose or padded channel and left out.", "at 20 Hz and more no EMG stands still for a whole period"),
            Seconds("silence.minimum_seconds", settings => settings.Silence.MinimumSeconds, new(0.02, 0.5, "Shorter pauses lie between the discharges of a few motor units"), "Shortest silence.", "silent periods of negative myoclonus last from 50 ms on"),
            Seconds("silence.maximum_seconds", settings => settings.Silence.MaximumSeconds, new(0.02, 0.5, "After a longer pause a contraction is another one"), "Longest silence.", "silent periods of negative myoclonus last up to 500 ms"),
            Seconds("silence.tonic_seconds", settings => settings.Silence.TonicSeconds, new(0.1, 1, "What is shorter may be a jerk, and tonic activity itself is sustained from 1 s on"), "Tonic activity on both sides.", "200 ms before and behind"),
            new("detection.silence.drop", "Least drop of the amplitude, as share of that of the tonic activity.", "60 % below the tonic level") { Value = settings => settings.Silence.Drop, Range = new(0.1, 0.95, "Interference varies by some tenths by itself, and noise remains in every silence") },
            new("detection.movement.on", "Whether movements are looked for, such as those of the legs in sleep; bursts that a movement overlaps are then part of it.", "outside of sleep an amplitude alone does not tell what moves"),
            Microvolts("rise_uV", settings => settings.Movement.RiseMicrovolts, "A movement begins where the rms over 100 ms exceeds that of the noise floor by this much.", "8 µV above rest: AASM manual; Ferri et al. 2016, doi 10.1016/j.sleep.2016.10.010"),
            Microvolts("fall_uV", settings => settings.Movement.FallMicrovolts, "It ends where the rms over 100 ms stays below that of the noise floor and this much.", "2 µV above rest: the same"),
            Seconds("movement.quiet_seconds", settings => settings.Movement.QuietSeconds, new(0.05, 10, "Rests this short lie within every contraction, and movements end within seconds"), "How long it must stay below.", "0.5 s: the same"),
            Seconds("movement.minimum_seconds", settings => settings.Movement.MinimumSeconds, new(0, 10, "Leg movements last up to 10 s"), "Shorter ones are none.", "0.5 s: the same"),
            new("detection.ecg", "What is done about heartbeats, which are found by their shape and rate: subtract, flag the bursts that lie on them, or off.", "where there are none, nothing is subtracted"),
        ],
        Orders =
        [
            LowAtMostThreshold("unit", settings => settings.Unit),
            LowAtMostThreshold("brief", settings => settings.Brief),
            LowAtMostThreshold("jerk", settings => settings.Jerk),
            LowAtMostThreshold("sustained", settings => settings.Sustained),
            new("detection.silence.minimum_seconds", "at most", "detection.silence.maximum_seconds", settings => settings.Silence.MinimumSeconds <= settings.Silence.MaximumSeconds, "Silences lie between the two"),
            new("detection.movement.fall_uV", "at most", "detection.movement.rise_uV", settings => settings.Movement.FallMicrovolts <= settings.Movement.RiseMicrovolts, "What begins a movement also extends it"),
            new("detection.unit_seconds", "below", "detection.sustained_seconds", settings => settings.UnitSeconds < settings.SustainedSeconds, "Jerks lie between the two"),
        ],
    };

    /// <summary>Whether only the default method reads a setting.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsOfDefaultMethod(string path) =>
        path.StartsWith("detection.", StringComparison.Ordinal) && !Array.Exists(OfAllMethods, known => path.StartsWith(known, StringComparison.Ordinal));

    private static Setting<DetectionSettings>[] Scale(string name, Func<DetectionSettings, DetectionScale> scale, string secondsReason, string thresholdReason)
    {
        var energy = new SettingRange(1, 1e6, "1 is the noise floor itself, and a burst of a million times its energy exceeds what amplifiers resolve") { LeastExcluded = true };
        return
        [
            Seconds(name + ".seconds", settings => scale(settings).Seconds, new(0, 0.5, "A longer window reaches over the quiet that ends a burst") { LeastExcluded = true }, "Window over which energy is averaged.", secondsReason),
            new($"detection.{name}.threshold", "A burst is seeded where the mean energy exceeds this multiple of the noise floor's.", thresholdReason) { Value = settings => scale(settings).Threshold, Range = energy },
            new($"detection.{name}.low", "A seeded burst extends as long as the mean energy stays above this multiple.", "the feet of a burst, without the noise beside it") { Value = settings => scale(settings).Low, Range = energy },
        ];
    }

    private static Setting<DetectionSettings> Microvolts(string name, Func<DetectionSettings, double> value, string meaning, string reason) => new("detection.movement." + name, meaning, reason)
    {
        Unit = "µV",
        Value = value,
        Range = new(0, 10_000, "Surface EMG does not reach 10 mV") { LeastExcluded = true },
    };

    private static Setting<DetectionSettings> Seconds(string name, Func<DetectionSettings, double> value, SettingRange range, string meaning, string reason) =>
        new("detection." + name, meaning, reason) { Unit = "s", Value = value, Range = range };

    private static SettingOrder<DetectionSettings> LowAtMostThreshold(string name, Func<DetectionSettings, DetectionScale> scale) => new(
        $"detection.{name}.low",
        "at most",
        $"detection.{name}.threshold",
        settings => scale(settings).Low <= scale(settings).Threshold,
        "What seeds a burst also extends it");
}
