using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>
/// A recording with known truth, made as it is read: band-limited Gaussian noise, mains, wander, and events of which time, kind and
/// strength are known. Samples are microvolts. Memory does not depend on the length.
/// </summary>
/// <remarks>
/// Byte-identical on every machine, because what reaches the samples is computed by its own random generator and by additions, multiplications,
/// divisions and square roots of doubles alone, which IEEE 754 rounds alike everywhere; the platform's sine, logarithm and exponential
/// are not used, and the runtime never contracts a multiplication and an addition into one operation.
/// </remarks>
public sealed class Synthesizer
{
    // Beyond this multiple of its root mean square a Gaussian value occurs less than once in 1e11 samples.
    private const double GaussianReach = 7;

    private Synthesizer(SynthesisSettings settings)
    {
        Settings = settings;
        var segments = new[] { new Segment(0, settings.SampleCount, 0) };
        Channels =
        [
            .. settings.Channels.Select((channel, index) => new Channel
            {
                Index = index,
                Name = channel.Name ?? string.Create(CultureInfo.InvariantCulture, $"EMG {index + 1}"),
                Kind = ChannelKind.Emg,
                Unit = settings.Unit,
                Rate = settings.Rate,
                Segments = segments,
            }),
        ];
    }

    /// <summary>The settings that it was made of.</summary>
    public SynthesisSettings Settings { get; }

    /// <summary>The channels.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The events by channel, then by onset; drawn anew at each enumeration, so that a long recording's need no memory.</summary>
    public IEnumerable<TrueEvent> Truth => Channels.SelectMany(TruthOf);

    /// <summary>
    /// A magnitude in microvolts that the samples stay below: the strongest event with its whole reach on top of noise, mains and wander, rounded up to two
    /// digits. What a recorder would be set to; the physical range of a file can be chosen from it without a pass over the samples.
    /// </summary>
    public double PeakMicrovolts
    {
        get
        {
            // A half-sine has a peak of 1.41 times its root mean square, a raised cosine of 1.63, a discharge of less than 4.
            var noise = Settings.NoiseMicrovolts * Math.Max(1, Settings.NoiseDrift);
            var hasEvents = Settings.Channels.Any(channel => channel.Events.Count > 0);
            return RoundUp((noise * GaussianReach * (1 + (hasEvents ? 1.65 * Settings.Snr.High : 0)))
                + (Settings.MainsMicrovolts * 4) + (Settings.DriftMicrovolts * 4));
        }
    }

    /// <summary>Checks the settings and makes the recording ready.</summary>
    /// <exception cref="SettingsException">A setting has no sense.</exception>
    public static Synthesizer Create(SynthesisSettings settings)
    {
        settings.Check();
        return new Synthesizer(settings);
    }

    /// <summary>The events of a channel by onset.</summary>
    public IEnumerable<TrueEvent> TruthOf(Channel channel)
    {
        var planner = new EventPlanner(Settings, channel.Index);
        var clock = new SampleClock(Settings.Rate);
        while (planner.MoveNext())
        {
            yield return Describe(planner.Current, channel, clock);
        }
    }

    /// <summary>A source of up to eight channels' samples.</summary>
    internal LaneSource Open(IReadOnlyList<Channel> channels, SignalParts parts) => new SyntheticLaneSource(Settings, channels, parts);

    private static TrueEvent Describe(in PlannedEvent planned, Channel channel, SampleClock clock) => new()
    {
        ChannelIndex = channel.Index,
        Channel = channel.Name,
        OnsetSeconds = planned.Onset / 1_000_000m,
        DurationSeconds = (planned.Offset - planned.Onset) / 1_000_000m,
        OnsetSample = clock.FirstSampleFrom(planned.Onset),
        OffsetSample = clock.FirstSampleFrom(planned.Offset),
        Label = planned.Kind switch
        {
            EventKind.Jerk => "myoclonic jerk",
            EventKind.UnitPotential => "fasciculation",
            EventKind.GroupedDischarges => "myokymic train",
            _ => "cramp",
        },
        Snr = planned.Snr,
        Train = planned.Train == 0 ? null : planned.Train,
    };

    // Two digits fit into a header in any unit, so that the same digits are stored whatever the unit.
    private static double RoundUp(double value)
    {
        var step = 1e-3;
        while (value > 100 * step)
        {
            step *= 10;
        }

        return Math.Ceiling(value / step) * step;
    }
}
