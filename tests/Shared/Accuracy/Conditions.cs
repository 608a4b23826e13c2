namespace EmgTool.Accuracy;

/// <summary>The conditions of docs/accuracy.md.</summary>
internal static class Conditions
{
    private static readonly ChannelRole[] OnlyNoise = [.. Enumerable.Repeat(ChannelRole.Noise, 8)];
    private static readonly ChannelRole[] OnlyTonic = [.. Enumerable.Repeat(ChannelRole.Tonic, 7), ChannelRole.Noise];
    private static readonly ChannelRole[] OnlySustained = [.. Enumerable.Repeat(ChannelRole.Sustained, 7), ChannelRole.Noise];

    public static readonly Condition Base = new() { Name = "base" };

    public static readonly IReadOnlyList<Condition> All =
    [
        Base,
        Base with { Name = "rectangular", Envelopes = [Envelopes.Rectangular] },
        Base with { Name = "tapered", Envelopes = Envelopes.Tapered },
        Base with { Name = "active 80 %", Busy = true },
        Base with { Name = "drift x3", Level = LevelKind.Drift },
        Base with { Name = "noise step x2", Level = LevelKind.Doubled },
        Base with { Name = "noise step x0.5", Level = LevelKind.Halved },
        Base with { Name = "gain step x5", GainStep = 5 },
        Base with { Name = "mains 50 Hz x1", MainsHertz = 50, MainsTimes = 1 },
        Base with { Name = "mains 50 Hz x10", MainsHertz = 50, MainsTimes = 10 },
        Base with { Name = "mains 60 Hz x10", MainsHertz = 60, MainsTimes = 10 },
        Base with { Name = "mains 50 Hz x10, active 80 %", MainsHertz = 50, MainsTimes = 10, Busy = true },
        Base with { Name = "baseline wander", WanderTimes = 200 },
        Base with { Name = "pink noise", Noise = NoiseKind.Pink },
        Base with { Name = "dull noise", Noise = NoiseKind.Dull },
        Base with { Name = "Laplacian noise", Noise = NoiseKind.Laplacian },
        Base with { Name = "Student t5 noise", Noise = NoiseKind.StudentT5 },
        Base with { Name = "Student t3 noise", Noise = NoiseKind.StudentT3 },
        Base with { Name = "coarse converter", StepTimes = 1 },
        Base with { Name = "ECG x5", HeartTimes = 5 },
        Base with { Name = "ECG x8", HeartTimes = 8 },
        Base with { Name = "loose electrode", Loose = true },
        Base with { Name = "sustained, SNR 1", Channels = OnlySustained, Snr = (1, 1) },
        Base with { Name = "sustained, SNR 1.5", Channels = OnlySustained, Snr = (1.5, 1.5) },
        Base with { Name = "tonic with silences", Channels = OnlyTonic },
        Base with { Name = "noise, white", Channels = OnlyNoise },
        Base with { Name = "noise, pink", Channels = OnlyNoise, Noise = NoiseKind.Pink },
        Base with { Name = "noise, dull", Channels = OnlyNoise, Noise = NoiseKind.Dull },
        Base with { Name = "noise, Laplacian", Channels = OnlyNoise, Noise = NoiseKind.Laplacian },
        Base with { Name = "noise, Student t5", Channels = OnlyNoise, Noise = NoiseKind.StudentT5 },
        Base with { Name = "noise, Student t3", Channels = OnlyNoise, Noise = NoiseKind.StudentT3 },
        Base with { Name = "noise, ECG x5", Channels = OnlyNoise, HeartTimes = 5 },
        Base with { Name = "noise, mains 50 Hz x10", Channels = OnlyNoise, MainsHertz = 50, MainsTimes = 10 },
    ];

    /// <summary>The base condition at ever lower amplitude.</summary>
    public static readonly IReadOnlyList<Condition> FallingSnr =
        [.. new[] { 12, 8, 6, 4, 3, 2, 1.5 }.Select(snr => Base with { Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SNR {snr}"), Snr = (snr, snr) })];
}
