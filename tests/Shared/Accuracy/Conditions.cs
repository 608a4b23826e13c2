using System.Globalization;

namespace EmgTool.Accuracy;

/// <summary>The conditions of docs/accuracy.md.</summary>
internal static class Conditions
{
    private static readonly ChannelRole[] OnlyNoise = [.. Enumerable.Repeat(ChannelRole.Noise, 8)];
    private static readonly ChannelRole[] OnlyJerks = [.. Enumerable.Repeat(ChannelRole.Jerks, 8)];
    private static readonly ChannelRole[] OnlySustained = [.. Enumerable.Repeat(ChannelRole.Sustained, 7), ChannelRole.Noise];
    private static readonly ChannelRole[] OnlyTonic = [.. Enumerable.Repeat(ChannelRole.Tonic, 7), ChannelRole.Noise];

    public static readonly Condition Base = new() { Name = "base" };

    // Jerks of 590 ms and contractions of 6.6 s on average: 80 % of the time with these gaps, of which none is so short that two jerks would be one salvo.
    private static readonly Condition Busy = Base with { Name = "active 80 %", JerkSeconds = (0.3, 1), Gap = (0.1, 0.05), Rest = (0.4, 1.25) };
    private static readonly Condition Noisy = Base with { Name = "noise", Channels = OnlyNoise };

    /// <summary>Recordings with events and what disturbs them, then recordings of noise alone.</summary>
    public static readonly IReadOnlyList<Condition> All =
    [
        Base,
        Base with { Name = "volleys as jerks", Envelopes = [null] },
        Base with { Name = "rectangular jerks", Envelopes = [Envelopes.Rectangular] },
        Base with { Name = "tapered jerks", Envelopes = Envelopes.Tapered },
        Base with { Name = "jerks at 3 to 8 Hz", Channels = OnlyJerks, Seconds = 120, JerkSeconds = (0.03, 0.06), Gap = (0.08, 0.06) },
        Busy,
        Base with { Name = "drift x3", Level = LevelKind.Drift },
        Busy with { Name = "drift x3, active 80 %", Level = LevelKind.Drift },
        Base with { Name = "noise step x2", Level = LevelKind.Doubled },
        Base with { Name = "noise step x0.5", Level = LevelKind.Halved },
        Base with { Name = "gain step x5", GainStep = 5 },
        Base with { Name = "mains 50 Hz x1", MainsHertz = 50, MainsTimes = 1 },
        Base with { Name = "mains 50 Hz x10", MainsHertz = 50, MainsTimes = 10 },
        Base with { Name = "mains 60 Hz x10", MainsHertz = 60, MainsTimes = 10 },
        Busy with { Name = "mains 50 Hz x10, active 80 %", MainsHertz = 50, MainsTimes = 10 },
        Base with { Name = "pink noise", Noise = NoiseKind.Pink },
        Base with { Name = "dull noise", Noise = NoiseKind.Dull },
        Base with { Name = "Laplacian noise", Noise = NoiseKind.Laplacian },
        Base with { Name = "Student t5 noise", Noise = NoiseKind.StudentT5 },
        Base with { Name = "Student t5 noise to 500 Hz", Noise = NoiseKind.SoftStudentT5 },
        Base with { Name = "Student t3 noise", Noise = NoiseKind.StudentT3 },
        Base with { Name = "baseline sway x200", SwayTimes = 200 },
        Base with { Name = "movement shifts x100", ShiftTimes = 100 },
        Base with { Name = "ECG x5", HeartTimes = 5 },
        Base with { Name = "ECG x8", HeartTimes = 8 },
        Base with { Name = "ECG x5, extrasystoles 2 %", HeartTimes = 5, Extrasystoles = 0.02 },
        Base with { Name = "converter step x1", StepTimes = 1 },
        Base with { Name = "clipped at x10", ClipTimes = 10 },
        Base with { Name = "loose electrode", Fault = FaultKind.Loose },
        Base with { Name = "unplugged electrode", Fault = FaultKind.Flat },
        Busy with { Name = "all of drift x3, mains x10, sway, active 80 %", Level = LevelKind.Drift, MainsHertz = 60, MainsTimes = 10, SwayTimes = 200 },
        Base with { Name = "sustained, SNR 2", Channels = OnlySustained, Snr = (2, 2) },
        Base with { Name = "sustained, SNR 1.5", Channels = OnlySustained, Snr = (1.5, 1.5) },
        Base with { Name = "sustained, SNR 1", Channels = OnlySustained, Snr = (1, 1) },
        Base with { Name = "tonic with silences", Channels = OnlyTonic },
        Noisy with { Name = "noise, white" },
        Noisy with { Name = "noise, pink", Noise = NoiseKind.Pink },
        Noisy with { Name = "noise, dull", Noise = NoiseKind.Dull },
        Noisy with { Name = "noise, Laplacian", Noise = NoiseKind.Laplacian },
        Noisy with { Name = "noise, Student t5", Noise = NoiseKind.StudentT5 },
        Noisy with { Name = "noise, Student t5 to 500 Hz", Noise = NoiseKind.SoftStudentT5 },
        Noisy with { Name = "noise, Student t3", Noise = NoiseKind.StudentT3 },
        Noisy with { Name = "noise, mains 50 Hz x10", MainsHertz = 50, MainsTimes = 10 },
        Noisy with { Name = "noise, drift x3", Level = LevelKind.Drift },
        Noisy with { Name = "noise, step x2", Level = LevelKind.Doubled },
        Noisy with { Name = "noise, ECG x5", HeartTimes = 5 },
        Noisy with { Name = "noise, movement shifts x100", ShiftTimes = 100 },
    ];

    /// <summary>The base condition at ever lower amplitude.</summary>
    public static readonly IReadOnlyList<Condition> FallingSnr =
        [.. new[] { 12, 8, 6, 4, 3, 2, 1.5 }.Select(snr => Base with { Name = string.Create(CultureInfo.InvariantCulture, $"SNR {snr}"), Snr = (snr, snr) })];

    /// <summary>Those on which silences are looked for: where they are, and where none are.</summary>
    public static readonly IReadOnlyList<Condition> Silent =
    [
        .. All.Where(condition => condition.Name is "tonic with silences"),
        .. new[] { 8, 4, 3, 2 }.Select(snr => Base with { Name = string.Create(CultureInfo.InvariantCulture, $"tonic with silences, SNR {snr}"), Channels = OnlyTonic, Snr = (snr, snr) }),
        .. All.Where(condition => condition.Name is "base" or "active 80 %" or "jerks at 3 to 8 Hz" or "sustained, SNR 2"),
    ];

    /// <summary>Those on which detectors are compared.</summary>
    public static readonly IReadOnlyList<Condition> Compared =
    [
        .. new[]
        {
            "base", "jerks at 3 to 8 Hz", "active 80 %", "drift x3", "noise step x2", "mains 50 Hz x10", "pink noise", "Laplacian noise", "Student t5 noise",
            "movement shifts x100", "ECG x5", "sustained, SNR 1",
        }.Select(name => All.Single(condition => condition.Name == name)),
    ];

    /// <summary>Jerks of one duration, envelope and amplitude.</summary>
    public static Condition Jerks(double seconds, Pulse? envelope, double snr) => Base with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{envelope?.Name ?? Volley.Name} {seconds * 1e3:0} ms, SNR {snr}"),
        Channels = OnlyJerks,
        Seconds = 60,
        JerkSeconds = (seconds, seconds),
        Envelopes = [envelope],
        Gap = (0.5, 1),
        Snr = (snr, snr),
    };
}
