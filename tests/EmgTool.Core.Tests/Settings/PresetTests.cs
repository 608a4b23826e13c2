using EmgTool.Core.Settings;
using Xunit;

namespace EmgTool.Core.Tests.Settings;

public sealed class PresetTests
{
    public static TheoryData<Preset> All => [.. Enum.GetValues<Preset>()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_preset_makes_sense_and_says_what_it_is(Preset preset)
    {
        Presets.Of(preset).Settings.Validate();
        Assert.Equal(preset, Presets.Of(preset).Settings.Preset);
        Assert.NotEmpty(Presets.Of(preset).Purpose);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_number_that_a_preset_changes_has_a_reason_and_no_other_has(Preset preset)
    {
        var (ours, defaults) = (Presets.Of(preset).Settings, new AnalysisSettings());
        Assert.Equal(
            AnalysisSettings.Table.Settings.Where(setting => setting.Value is { } value && value(ours) != value(defaults)).Select(setting => setting.Path).Order(StringComparer.Ordinal),
            Presets.Of(preset).Reasons.Keys.Where(path => AnalysisSettings.Table.Find(path)!.Value is not null).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_default_is_surface() => Assert.Equal(new AnalysisSettings(), Presets.Of(Preset.Surface).Settings);

    [Fact]
    public void Needle_discharges_stay_apart_that_the_surface_joins()
    {
        // Ten a second of one unit, give or take a few ms as in every muscle, and ten of another, each 30 ms behind. 20 kHz, potentials of 5 ms.
        const int Hertz = 20_000;
        var signal = TestSignals.Noise(20 * Hertz, 3);
        var jitter = TestSignals.Noise(150, 6);
        for (var i = 0; i < 150; i++)
        {
            Add(signal, 2 + (0.1 * i) + (0.004 * jitter[i]), 100);
            Add(signal, 2.03 + (0.1 * i) + (0.004 * jitter[i]), 40);
        }

        Assert.InRange(Bursts(Preset.Surface), 1, 150);
        Assert.Equal(300, Bursts(Preset.Needle));

        int Bursts(Preset preset)
        {
            using var reader = new ArrayRecordingReader(Hertz, signal);
            return Analysis.Run(reader, reader.Recording.Channels, Presets.Of(preset).Settings).Channels[0].Bursts.Count;
        }

        static void Add(double[] signal, double second, double amplitude)
        {
            // A potential of three phases, two cycles of 400 Hz under a raised cosine.
            var first = (int)(second * Hertz);
            for (var i = 0; i < Hertz / 200; i++)
            {
                signal[first + i] += amplitude * Math.Sin(2 * Math.PI * 400 * i / Hertz) * (0.5 - (0.5 * Math.Cos(2 * Math.PI * 200 * i / Hertz)));
            }
        }
    }

    [Fact]
    public void A_leg_movement_is_one_event_and_alternating_activations_stay_apart()
    {
        // 256 Hz as of a sleep laboratory: movements of 2 s, and bursts of 0.15 s every 0.333 s.
        const int Hertz = 256;
        var signal = TestSignals.Noise(300 * Hertz, 4);
        var burst = TestSignals.Noise(300 * Hertz, 5);
        for (var i = 0; i < 6; i++)
        {
            Add(20 + (20 * i), 2);
        }

        for (var i = 0; i < 30; i++)
        {
            Add(200 + (i / 3.0), 0.15);
        }

        // The movement track would take what stands 8 uV above rest and is not quiet for half a second for one movement.
        var settings = Presets.Of(Preset.Sleep).Settings;
        using var reader = new ArrayRecordingReader(Hertz, signal);
        Assert.Equal(36, Analysis.Run(reader, reader.Recording.Channels, settings with { Detection = settings.Detection with { Movement = new() } }).Channels[0].Bursts.Count);

        void Add(double second, double seconds)
        {
            for (var i = (int)(second * Hertz); i < (int)((second + seconds) * Hertz); i++)
            {
                signal[i] += 8 * burst[i];
            }
        }
    }
}
