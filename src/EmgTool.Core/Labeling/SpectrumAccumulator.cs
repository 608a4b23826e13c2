using System.Numerics;

namespace EmgTool.Core.Labeling;

/// <summary>Power spectrum of a burst that comes in parts, in memory that does not grow with its length.</summary>
/// <remarks>Long bursts: Welch's method (1967, IEEE Trans Audio 15:70), Hann windows of about a quarter of a second, half overlapping.
/// A burst shorter than one window is transformed as it is, padded with zeros: a window would weigh its middle only.</remarks>
public sealed class SpectrumAccumulator
{
    private readonly double _rateHz;
    private readonly FourierTransform _fourier;
    private readonly Complex[] _transform;
    private readonly double[] _pending;
    private readonly double[] _hann;
    private readonly double[] _power;
    private int _count;
    private int _windows;

    /// <summary>An accumulator for signals of one rate.</summary>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    public SpectrumAccumulator(double rateHz)
    {
        _rateHz = rateHz;
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rateHz / 4));
        _fourier = new FourierTransform(length);
        _transform = new Complex[length];
        _pending = new double[length];
        _power = new double[(length / 2) + 1];
        _hann = [.. Enumerable.Range(0, length).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / length)))];
    }

    /// <summary>Forgets what was added.</summary>
    public void Reset()
    {
        _count = 0;
        _windows = 0;
        Array.Clear(_power);
    }

    /// <summary>Takes the next samples of the burst.</summary>
    public void Add(ReadOnlySpan<double> samples)
    {
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, _pending.Length - _count);
            samples[..count].CopyTo(_pending.AsSpan(_count));
            samples = samples[count..];
            _count += count;
            if (_count == _pending.Length)
            {
                Transform(_hann);
                _pending.AsSpan(_pending.Length / 2).CopyTo(_pending);
                _count = _pending.Length / 2;
            }
        }
    }

    /// <summary>The mean and the median frequency of the power within a band, in hertz; not a number when there is no power.</summary>
    public (double MeanHz, double MedianHz) Result(double lowHz, double highHz)
    {
        if (_windows == 0)
        {
            _pending.AsSpan(_count).Clear();
            Transform(window: null);
        }

        var step = _rateHz / _pending.Length;
        var first = Math.Max(1, (int)Math.Ceiling(lowHz / step));
        var last = Math.Min(_power.Length - 1, (int)Math.Floor(highHz / step));
        double total = 0, weighted = 0;
        for (var i = first; i <= last; i++)
        {
            total += _power[i];
            weighted += _power[i] * i * step;
        }

        if (!(total > 0))
        {
            return (double.NaN, double.NaN);
        }

        // The median lies where half of the power is reached, inside the bin by linear interpolation.
        double below = 0;
        var median = first;
        while (below + _power[median] < total / 2)
        {
            below += _power[median++];
        }

        return (weighted / total, (median - 0.5 + (((total / 2) - below) / _power[median])) * step);
    }

    private void Transform(double[]? window)
    {
        for (var i = 0; i < _transform.Length; i++)
        {
            _transform[i] = _pending[i] * (window is null ? 1 : window[i]);
        }

        _fourier.Forward(_transform);
        for (var i = 0; i < _power.Length; i++)
        {
            _power[i] += (_transform[i].Real * _transform[i].Real) + (_transform[i].Imaginary * _transform[i].Imaginary);
        }

        _windows++;
    }
}
