using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>What recording to make. The same settings make the same recording, to the bit, on every machine; another rate or unit leaves the events where they are.</summary>
public sealed record SynthesisSettings
{
    /// <summary>Greatest number of channels.</summary>
    public const int MaximumChannels = 1000;

    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Duration in seconds; the recording holds the whole samples that fit.</summary>
    public decimal DurationSeconds { get; init; } = 600;

    /// <summary>Sampling rate.</summary>
    public SamplingRate Rate { get; init; } = new(2000);

    /// <summary>Unit of the channels; amplitudes are given in microvolts whatever the unit.</summary>
    public SignalUnit Unit { get; init; } = SignalUnit.Microvolt;

    /// <summary>The channels.</summary>
    public IReadOnlyList<SyntheticChannel> Channels { get; init; } = Scenarios.Channels("mixed");

    /// <summary>Signal-to-noise ratio: root mean square of an event over its duration by that of the noise, drawn uniformly in the logarithm
    /// for each burst and for each motor unit (whose discharges are alike).</summary>
    public ValueRange Snr { get; init; } = new(4, 16);

    /// <summary>Root mean square of the noise in microvolts.</summary>
    public double NoiseMicrovolts { get; init; } = 5;

    /// <summary>Noise at the end as a multiple of the noise at the start; it changes evenly, and events grow with it.</summary>
    public double NoiseDrift { get; init; } = 1;

    /// <summary>Mains frequency in hertz: 50 or 60.</summary>
    public int MainsHertz { get; init; } = 50;

    /// <summary>Mean root mean square of the mains' fundamental in microvolts; harmonics are added to it.</summary>
    public double MainsMicrovolts { get; init; } = 3;

    /// <summary>Root mean square of the baseline's wander (below 5 Hz) in microvolts.</summary>
    public double DriftMicrovolts { get; init; } = 20;

    /// <summary>Number of samples of each channel.</summary>
    public long SampleCount => (long)Math.Floor(DurationSeconds * Rate.Numerator / Rate.Denominator);

    /// <summary>Throws unless a recording can be made of these settings.</summary>
    /// <exception cref="SettingsException">A setting has no sense.</exception>
    public void Check()
    {
        Require(DurationSeconds is > 0 and <= 10_000_000, "duration", DurationSeconds, "more than 0 and at most 10000000 seconds");
        Require(Rate.Hertz is >= 200 and <= 100_000, "rate", Rate, "200 to 100000 Hz");
        Require(SampleCount >= 1, "duration", DurationSeconds, "at least one sample");
        Require(Unit.Kind == UnitKind.Voltage, "unit", Unit.Text, "a voltage such as uV, mV or V");
        Require(Channels.Count is >= 1 and <= MaximumChannels, "number of channels", Channels.Count, $"1 to {MaximumChannels}");
        Require(NoiseMicrovolts is >= 0.001 and <= 10_000, "noise", NoiseMicrovolts, "0.001 to 10000 uV");
        Require(NoiseDrift is >= 0.01 and <= 100, "noise drift", NoiseDrift, "0.01 to 100");
        Require(MainsHertz is 50 or 60, "mains frequency", MainsHertz, "50 or 60 Hz");
        Require(MainsMicrovolts is >= 0 and <= 100_000, "mains", MainsMicrovolts, "0 to 100000 uV");
        Require(DriftMicrovolts is >= 0 and <= 1_000_000, "drift", DriftMicrovolts, "0 to 1000000 uV");
        Snr.Check("signal-to-noise ratio", 0.1, 1000);
        for (var i = 0; i < Channels.Count; i++)
        {
            Channels[i].Check(string.Create(CultureInfo.InvariantCulture, $"channel {i + 1}"));
        }
    }

    private static void Require(bool fulfilled, string setting, IFormattable value, string allowed) =>
        Require(fulfilled, setting, value.ToString(null, CultureInfo.InvariantCulture), allowed);

    private static void Require(bool fulfilled, string setting, SamplingRate value, string allowed) =>
        Require(fulfilled, setting, value.ToString(), allowed);

    private static void Require(bool fulfilled, string setting, string value, string allowed)
    {
        if (!fulfilled)
        {
            throw new SettingsException($"The {setting} of the recording to make is {value}: {allowed} is needed.");
        }
    }
}
