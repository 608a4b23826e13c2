using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Sampling rates from decimal numbers, without rounding.</summary>
internal static class ExactRate
{
    /// <summary>A rate given in hertz.</summary>
    /// <returns><see langword="null"/> for what is not positive or does not fit a fraction of 64-bit numbers.</returns>
    public static SamplingRate? Of(decimal hertz) => Fraction(hertz) is var (whole, scale) ? new SamplingRate(whole, scale) : null;

    /// <summary>A rate given by the seconds that a number of samples take.</summary>
    /// <returns><see langword="null"/> for what is not positive or does not fit a fraction of 64-bit numbers.</returns>
    public static SamplingRate? OfInterval(decimal seconds, long samples = 1) =>
        Fraction(seconds) is var (whole, scale) && scale <= long.MaxValue / samples ? new SamplingRate(scale * samples, whole) : null;

    private static (long Whole, long Scale)? Fraction(decimal value)
    {
        for (var scale = 1L; value > 0 && value < (decimal)long.MaxValue / scale; scale *= 10)
        {
            var scaled = value * scale;
            if (scaled == decimal.Truncate(scaled))
            {
                return ((long)scaled, scale);
            }

            if (scale > long.MaxValue / 10)
            {
                break;
            }
        }

        return null;
    }
}
