namespace EmgTool.Core.Detection;

/// <summary>Settings of the silence track: short pauses of tonic activity, as in negative myoclonus.</summary>
public sealed record SilenceSettings
{
    /// <summary>Shortest silence, in seconds: 50 ms (Rissanen et al. 2021, Clin Neurophysiol 132:2464).</summary>
    public double MinimumSeconds { get; init; } = 0.05;

    /// <summary>Longest silence, in seconds: 500 ms (Clin Neurophysiol 2023;156:166).</summary>
    public double MaximumSeconds { get; init; } = 0.5;

    /// <summary>Seconds of tonic activity on both sides.</summary>
    public double TonicSeconds { get; init; } = 0.2;

    /// <summary>Least drop of the amplitude, as share of that of the tonic activity, 0 to 1.</summary>
    public double Drop { get; init; } = 0.6;
}
