using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Times of samples.</summary>
internal static class WfdbTime
{
    /// <summary>Seconds that a number of samples take, exact in the digits of a decimal number.</summary>
    public static decimal SecondsAt(long samples, SamplingRate rate)
    {
        // Whole seconds and the rest apart: the product alone may be longer than a decimal number.
        var product = (Int128)samples * rate.Denominator;
        return (decimal)(product / rate.Numerator) + ((decimal)(product % rate.Numerator) / rate.Numerator);
    }
}
