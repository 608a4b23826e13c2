using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Settings;

namespace EmgTool.Core;

/// <summary>The presets: what they change of the defaults, and why.</summary>
public static class Presets
{
    private const string OverDischarges = "1,000,000 is out of reach: a window this long reaches over several discharges and would join them";

    private const string Apart = "each discharge stands by itself, however fast the next one follows";

    // Thresholds are given for a band of 430 Hz, as all are, and moved to that of the recording: 20 and 15 become 7 and 5.5 in the band of 1,800 Hz that
    // 4,000 Hz leave. On needle recordings of a healthy and of a neuropathic muscle (PhysioNet emgdb) the surface's thresholds are exceeded without
    // a break by units far from the needle.
    private static readonly PresetSettings Needle = new(
        "A needle or a fine wire in the muscle: every discharge by itself.",
        new()
        {
            Preset = Preset.Needle,
            Filter = new() { HighHz = 10_000 },
            Detection = new()
            {
                Unit = new(0.003, 20, 15),
                Brief = new(0.004, 30, 25),
                Jerk = new(0.032, 1e6, 1.8),
                Sustained = new(0.1, 1e6, 1.5),
                MergeSeconds = 0.005,
                MissedDischargeSeconds = 0,
                ActiveGapSeconds = 0,
                UnitSeconds = 0.03,
            },
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["filter.high_hz"] = "needle EMG reaches to 10 kHz (Tankisi et al. 2020, Clin Neurophysiol 131:243)",
            ["detection.unit.threshold"] = "distant units exceed the noise all the time; those near the needle exceed it by far",
            ["detection.unit.low"] = "discharges of distant units do not join those of near ones",
            ["detection.brief.seconds"] = "a window of 8 ms joins discharges that follow each other",
            ["detection.brief.threshold"] = "as for the unit scale, over a window little longer",
            ["detection.brief.low"] = "as for the unit scale, over a window little longer",
            ["detection.jerk.threshold"] = OverDischarges,
            ["detection.sustained.threshold"] = OverDischarges,
            ["detection.merge_seconds"] = "a motor unit potential of several phases is one; at 150 Hz, as in myotonia, discharges follow every 6.7 ms",
            ["detection.missed_discharge_seconds"] = Apart,
            ["detection.active_gap_seconds"] = Apart,
            ["detection.unit_seconds"] = "fasciculation potentials last 13.7 ± 5.4 ms under a needle (JNNP, table of fasciculation parameters): mean + 3 SD",
        });

    private static readonly PresetSettings Sleep = new(
        "Surface electrodes on legs or chin through a night of polysomnography.",
        new()
        {
            Preset = Preset.Sleep,
            Filter = new() { LowHz = 10, HighHz = 100 },
            Detection = new() { MergeSeconds = 0.1, MinimumSeconds = 0.02, FloorSeconds = 120, FlatSeconds = 0.5, Movement = new() { On = true } },
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["filter.low_hz"] = "the band of EMG in the AASM manual",
            ["filter.high_hz"] = "the band of EMG in the AASM manual, which many recorders do not exceed",
            ["detection.merge_seconds"] = "in so narrow a band a movement has dips of tens of ms; alternating leg activations at 3 Hz rest longer",
            ["detection.minimum_seconds"] = "two periods of the upper band edge: what is shorter cannot be resolved",
            ["detection.floor_seconds"] = "body movements last up to 45 s (Ferri et al. 2021, Sleep 44:zsab092), and noise changes over hours",
            ["detection.movement.on"] = "leg movements are what is scored in sleep",
            ["detection.flat_seconds"] = "at 200 Hz and a coarse resolution ten equal samples are chance",
        });

    private static readonly PresetSettings Surface = new(
        "Surface electrodes over a muscle: jerks, fasciculations, groups of discharges, contractions.",
        new(),
        new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The settings of a preset.</summary>
    public static PresetSettings Of(Preset preset) => preset switch
    {
        Preset.Needle => Needle,
        Preset.Sleep => Sleep,
        _ => Surface,
    };
}
