namespace EmgTool.Core.Labeling;

/// <summary>Descriptive bands of a burst's duration (criteria table, section 8.2). They describe, and say nothing of where a jerk comes from.</summary>
public static class DurationBand
{
    // Upper limits in seconds: 50 ms S1, S2, S6, S10; 100 ms S3, S27; 500 ms S2, S18, S29, S53; 10 s S42, S95.
    private const double VeryBrief = 0.050;
    private const double Brief = 0.100;
    private const double Intermediate = 0.500;
    private const double Long = 10;

    // A unit potential is shorter than 10 ms, or up to 25 ms with at most five phases (S75). One energy peak stands for few phases.
    private const double UnitLikeAlways = 0.010;
    private const double UnitLikeSinglePeak = 0.025;

    /// <summary>The band: <c>unit-like</c>, <c>very brief</c>, <c>brief</c>, <c>intermediate</c>, <c>long</c> or <c>sustained</c>.</summary>
    /// <param name="durationSeconds">Duration of the burst in seconds.</param>
    /// <param name="spikeCount">Separate discharges inside.</param>
    public static string Of(double durationSeconds, int spikeCount) => durationSeconds switch
    {
        < UnitLikeAlways => "unit-like",
        <= UnitLikeSinglePeak when spikeCount <= 1 => "unit-like",
        <= VeryBrief => "very brief",
        <= Brief => "brief",
        <= Intermediate => "intermediate",
        <= Long => "long",
        _ => "sustained",
    };

    /// <summary>The limits of a band in words.</summary>
    /// <param name="band">A band as <see cref="Of"/> names it.</param>
    /// <exception cref="ArgumentException">No such band.</exception>
    internal static string Limits(string band) => band switch
    {
        "unit-like" => "below 10 ms, or up to 25 ms with one peak",
        "very brief" => "10-50 ms",
        "brief" => "50-100 ms",
        "intermediate" => "100-500 ms",
        "long" => "0.5-10 s",
        "sustained" => "above 10 s",
        _ => throw new ArgumentException($"There is no duration band '{band}'.", nameof(band)),
    };
}
