using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>What the samples of a channel span, in microvolts (or the channel's unit where that is no voltage).</summary>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Noise">Root mean square of the noise in the quietest stretch that is not flat; infinite where there is none.</param>
internal readonly record struct EdfWriterSpread(double Minimum, double Maximum, double Noise)
{
    /// <summary>Fewer differences say nothing of noise.</summary>
    private const int FewestRows = 64;

    /// <summary>Of no samples.</summary>
    public static readonly EdfWriterSpread None = new(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Takes in consecutive rows of a lane. Differences of neighbours leave the wander of the baseline out; those of white noise
    /// have twice its variance.</summary>
    public EdfWriterSpread With(ReadOnlySpan<double> lanes, int lane)
    {
        var (minimum, maximum) = (Minimum, Maximum);
        var (squares, previous) = (0.0, lanes[lane]);
        for (var i = lane; i < lanes.Length; i += Lanes.Count)
        {
            var value = lanes[i];
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
            squares += (value - previous) * (value - previous);
            previous = value;
        }

        var rows = lanes.Length / Lanes.Count;
        var noise = rows >= FewestRows && squares > 0 ? Math.Min(Noise, Math.Sqrt(squares / (rows - 1) / 2)) : Noise;
        return new EdfWriterSpread(minimum, maximum, noise);
    }
}
