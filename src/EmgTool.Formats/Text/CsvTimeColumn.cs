using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Writes the times of a segment's samples, computed from the sample's index in integers: no sum that could drift.</summary>
internal sealed class CsvTimeColumn
{
    private readonly Segment _segment;
    private readonly int _decimals;
    private readonly Int128 _start;
    private readonly Int128 _multiplier;
    private readonly long _divisor;

    /// <summary>Chooses the fewest decimals that hold the segment's start and the sampling interval exactly, up to a limit.</summary>
    public CsvTimeColumn(Segment segment, SamplingRate rate, int mostDecimals)
    {
        _segment = segment;
        var power = 1L;
        while (_decimals < mostDecimals && ((Int128)rate.Denominator * power % rate.Numerator != 0 || segment.StartSeconds * power % 1 != 0))
        {
            power *= 10;
            _decimals++;
        }

        _start = (Int128)decimal.Round(segment.StartSeconds * power);
        _multiplier = (Int128)rate.Denominator * power;
        _divisor = rate.Numerator;
    }

    /// <summary>Writes the time of a sample.</summary>
    /// <param name="sample">Index among the channel's stored samples.</param>
    /// <param name="destination">At least <see cref="FixedNumber.MaximumLength"/> bytes.</param>
    /// <returns>Number of bytes written.</returns>
    public int Format(long sample, Span<byte> destination)
    {
        var time = _start + ((((sample - _segment.FirstSample) * _multiplier) + (_divisor / 2)) / _divisor);
        return FixedNumber.Format((long)time, _decimals, destination);
    }
}
