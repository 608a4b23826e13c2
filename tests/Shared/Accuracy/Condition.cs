namespace EmgTool.Accuracy;

/// <summary>A kind of recording: what is on its channels and what disturbs them. The defaults are the base condition, that of the table in which other tools were measured.</summary>
internal sealed record Condition
{
    public required string Name { get; init; }

    public IReadOnlyList<ChannelRole> Channels { get; init; } =
    [
        ChannelRole.Jerks, ChannelRole.Jerks, ChannelRole.Fasciculations, ChannelRole.Fasciculations,
        ChannelRole.Groups, ChannelRole.Sustained, ChannelRole.Mixed, ChannelRole.Noise,
    ];

    public double Seconds { get; init; } = 600;

    /// <summary>Root mean square of events over that of the noise, drawn evenly on a logarithmic scale.</summary>
    public (double Low, double High) Snr { get; init; } = (4, 16);

    /// <summary>Durations of jerks in seconds, drawn evenly on a logarithmic scale.</summary>
    public (double Low, double High) JerkSeconds { get; init; } = (0.03, 0.25);

    /// <summary>Envelopes of jerks; <see langword="null"/> among them stands for a volley without one.</summary>
    public IReadOnlyList<Pulse?> Envelopes { get; init; } = [null, .. Accuracy.Envelopes.All];

    /// <summary>Seconds between a jerk and the next event: at least, and on average beyond that.</summary>
    public (double Least, double More) Gap { get; init; } = (0.15, 1.7);

    /// <summary>Seconds between contractions: at least, and on average beyond that.</summary>
    public (double Least, double More) Rest { get; init; } = (2, 3);

    public NoiseKind Noise { get; init; }

    public LevelKind Level { get; init; }

    /// <summary>50 or 60; 0 for none.</summary>
    public double MainsHertz { get; init; }

    /// <summary>Root mean square of the mains over that of the noise.</summary>
    public double MainsTimes { get; init; }

    /// <summary>Root mean square of a QRS complex over that of the noise; 0 for none.</summary>
    public double HeartTimes { get; init; }

    /// <summary>Share of the heart's beats that are extrasystoles.</summary>
    public double Extrasystoles { get; init; }

    /// <summary>Slow sway of the baseline over the root mean square of the noise; 0 for none.</summary>
    public double SwayTimes { get; init; }

    /// <summary>Shifts of the baseline by movement over the root mean square of the noise, at the most; 0 for none.</summary>
    public double ShiftTimes { get; init; }

    /// <summary>Step of the analogue-digital converter over the root mean square of the noise; 0 for none.</summary>
    public double StepTimes { get; init; }

    /// <summary>Factor by which everything on all channels grows at once in the middle.</summary>
    public double GainStep { get; init; } = 1;

    /// <summary>Level over the root mean square of the noise beyond which the amplifier clips; 0 for none.</summary>
    public double ClipTimes { get; init; }

    /// <summary>What goes wrong with every electrode for some seconds, a few times.</summary>
    public FaultKind Fault { get; init; }
}
