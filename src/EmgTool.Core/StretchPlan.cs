using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>How a segment is cut into stretches that are filtered each by itself, with the rows before and behind that the filter needs.
/// It follows from the sampling rate, the length of the segment and the filter alone: neither from the number of threads nor from the other channels.</summary>
internal readonly record struct StretchPlan
{
    /// <summary>A stretch is this long: with the 4 s that subtracting mains interference looks around, filtering costs a tenth more than in one piece. The detector looks back
    /// nearly twice as far, so that little more than that is kept.</summary>
    private const double LongestSeconds = 45;

    /// <summary>Bounds the memory at high sampling rates: 2 MB for the samples of a stretch.</summary>
    private const int LongestRows = 1 << 18;

    /// <summary>Plans a segment.</summary>
    /// <param name="samples">Samples of the segment.</param>
    /// <param name="longest">The most samples of a stretch.</param>
    /// <param name="unit">Stretches begin at multiples of this.</param>
    public StretchPlan(long samples, int longest, int unit)
    {
        SegmentSamples = samples;
        Count = (samples + longest - 1) / longest;

        // All of like length, so that the last one does not fill lanes with next to nothing.
        StretchSamples = (int)Whole((samples + Count - 1) / Count, unit);
        Count = (samples + StretchSamples - 1) / StretchSamples;
    }

    /// <summary>Samples of the segment.</summary>
    public long SegmentSamples { get; }

    /// <summary>Samples that stretches are apart. The last one may be shorter.</summary>
    public int StretchSamples { get; }

    /// <summary>Number of stretches.</summary>
    public long Count { get; }

    /// <summary>The most samples of a stretch at a sampling rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="unit">Stretches begin at multiples of this.</param>
    public static int Longest(SamplingRate rate, int unit) =>
        Math.Max(unit, Math.Min(LongestRows, rate.SamplesIn(LongestSeconds)) / unit * unit);

    /// <summary>The least multiple of a number of rows that is not below another.</summary>
    public static long Whole(long rows, int unit) => (rows + unit - 1) / unit * unit;

    /// <summary>Samples of a stretch.</summary>
    public int SamplesOf(long stretch) => (int)Math.Min(StretchSamples, SegmentSamples - (stretch * StretchSamples));
}
