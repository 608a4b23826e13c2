using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>How alike the waveforms of a burst's discharges are: the median correlation of all pairs, each at its best lag up to 4 ms, as
/// the two phases of a discharge may be equally large, so that its extreme is now the one and now the other.</summary>
internal sealed class WaveformSimilarity
{
    /// <summary>Discharges whose waveforms are compared pair by pair: beyond ten the median hardly moves.</summary>
    private const int MostCompared = 10;

    /// <summary>Samples on either side of a discharge's extreme that are compared.</summary>
    private const double HalfSeconds = 0.006;

    private const double LagSeconds = 0.004;

    private readonly int _samplesPerBin;
    private readonly int _half;
    private readonly int _lag;
    private readonly int _length;
    private readonly int _stride;
    private readonly int _lags;
    private readonly double[] _waveforms;
    private readonly double[] _factors;
    private readonly double[] _correlations = new double[MostCompared * (MostCompared - 1) / 2];

    /// <summary>A comparison at one rate.</summary>
    /// <param name="samplesPerBin">Samples in a bin of energy.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    public WaveformSimilarity(int samplesPerBin, double rateHz)
    {
        _samplesPerBin = samplesPerBin;
        _half = (int)Math.Round(HalfSeconds * rateHz);
        _lag = (int)Math.Round(LagSeconds * rateHz);
        _length = (2 * (_half + _lag)) + 1;
        // Eight lags at a time, so that the last of them read beyond.
        _lags = ((2 * _lag) + 8) / 8 * 8;
        _stride = (2 * _half) + 1 + _lags;
        _waveforms = new double[MostCompared * _stride];
        _factors = new double[MostCompared * _lags];
    }

    /// <summary>The median correlation.</summary>
    /// <param name="samples">The samples of a burst.</param>
    /// <param name="spikes">The bins of its discharges.</param>
    /// <returns>-1 to 1; not a number for fewer than two discharges.</returns>
    public double Of(ReadOnlySpan<double> samples, ReadOnlySpan<int> spikes)
    {
        var count = Math.Min(spikes.Length, MostCompared);
        for (var i = 0; i < count && count > 1; i++)
        {
            CopyWaveform(samples, Extreme(samples, spikes[i]), _waveforms.AsSpan(i * _stride, _stride));
            FindFactors(i);
        }

        var pairs = 0;
        for (var i = 1; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                _correlations[pairs++] = Correlation(i, j);
            }
        }

        return pairs == 0 ? double.NaN : OrderStatistic.Select(_correlations.AsSpan(0, pairs), pairs / 2);
    }

    /// <summary>The sample of largest absolute value near a bin.</summary>
    private int Extreme(ReadOnlySpan<double> samples, int bin)
    {
        var centre = Math.Min((bin * _samplesPerBin) + (_samplesPerBin / 2), samples.Length - 1);
        var best = centre;
        for (var i = Math.Max(0, centre - _half); i <= Math.Min(samples.Length - 1, centre + _half); i++)
        {
            if (Math.Abs(samples[i]) > Math.Abs(samples[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Copies a discharge with what its comparison at other lags needs on both sides; zeros stand for what lies outside.</summary>
    private void CopyWaveform(ReadOnlySpan<double> samples, int centre, Span<double> waveform)
    {
        var first = centre - (_length / 2);
        waveform.Clear();
        var from = Math.Max(0, first);
        samples[from..Math.Min(samples.Length, first + _length)].CopyTo(waveform[(from - first)..]);
    }

    /// <summary>What normalizes a waveform at each lag: 1 over the root of its energy there, 0 where it has none or the lag is not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindFactors(int index)
    {
        ref var waveform = ref _waveforms[index * _stride];
        for (var lag = 0; lag < _lags; lag += Vector512<double>.Count)
        {
            var power = Vector512<double>.Zero;
            for (var i = 0; i <= 2 * _half; i++)
            {
                var values = Vector512.LoadUnsafe(ref waveform, (nuint)(lag + i));
                power += values * values;
            }

            var used = Vector512.LessThanOrEqual(Vector512<double>.Indices + Vector512.Create((double)lag), Vector512.Create(2.0 * _lag))
                & Vector512.GreaterThan(power, Vector512<double>.Zero);
            var factor = Vector512.ConditionalSelect(used, Vector512<double>.One / Vector512.Sqrt(power), Vector512<double>.Zero);
            factor.StoreUnsafe(ref _factors[(index * _lags) + lag]);
        }
    }

    /// <summary>The correlation of the middle of one waveform with another at their best lag; -1 where one of them is nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Correlation(int first, int second)
    {
        ref var middle = ref _waveforms[(first * _stride) + _lag];
        ref var waveform = ref _waveforms[second * _stride];
        var factor = Vector512.Create(_factors[(first * _lags) + _lag]);
        var best = Vector512.Create(-1.0);
        for (var lag = 0; lag < _lags; lag += Vector512<double>.Count)
        {
            var product = Vector512<double>.Zero;
            for (var i = 0; i <= 2 * _half; i++)
            {
                product += Vector512.LoadUnsafe(ref waveform, (nuint)(lag + i)) * Vector512.Create(Unsafe.Add(ref middle, i));
            }

            var factors = Vector512.LoadUnsafe(ref _factors[(second * _lags) + lag]) * factor;
            var correlation = product * factors;
            var better = Vector512.GreaterThan(factors, Vector512<double>.Zero) & Vector512.GreaterThan(correlation, best);
            best = Vector512.ConditionalSelect(better, correlation, best);
        }

        double result = -1;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            result = Math.Max(result, best.GetElement(lane));
        }

        return result;
    }
}
