using System.Numerics;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Labeling;

/// <summary>Power spectrum of a burst that comes in parts, in memory that does not grow with its length.</summary>
/// <remarks>Long bursts: Welch's method (1967, IEEE Trans Audio 15:70), Hann windows of about a quarter of a second, half overlapping.
/// A burst shorter than one window is transformed as it is, padded with zeros: a window would weigh its middle only.
/// Two windows a and b are transformed at once, as a + jb: the powers at a frequency and at its negative add up to twice those of both.</remarks>
public sealed class SpectrumAccumulator
{
    private readonly double _rateHz;
    private readonly int _length;
    private readonly FourierTransform _fourier;
    private readonly double[] _real;
    private readonly double[] _imaginary;
    private readonly double[] _pending;
    private readonly double[] _hann;
    private readonly double[] _power;
    private readonly double[] _spectrum;
    private int _count;
    private int _windows;

    /// <summary>An accumulator for signals of one rate.</summary>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    public SpectrumAccumulator(double rateHz)
    {
        _rateHz = rateHz;
        _length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, rateHz / 4));
        _fourier = new FourierTransform(_length);
        _real = new double[_length];
        _imaginary = new double[_length];
        // Two windows, half overlapping.
        _pending = new double[_length * 3 / 2];
        _power = new double[_length];
        _spectrum = new double[(_length / 2) + 1];
        _hann = [.. Enumerable.Range(0, _length).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / _length)))];
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
                Weigh(0, _real);
                Weigh(_length / 2, _imaginary);
                _fourier.AddPower(_real, _imaginary, _power);
                _windows += 2;
                _pending.AsSpan(_length).CopyTo(_pending);
                _count = _length / 2;
            }
        }
    }

    /// <summary>The mean and the median frequency of the power within a band, in hertz; not a number when there is no power.</summary>
    public (double MeanHz, double MedianHz) Result(double lowHz, double highHz)
    {
        AddRest();
        var step = _rateHz / _length;
        var first = Math.Max(1, (int)Math.Ceiling(lowHz / step));
        var last = Math.Min(_spectrum.Length - 1, (int)Math.Floor(highHz / step));
        double total = 0, weighted = 0;
        for (var i = first; i <= last; i++)
        {
            var power = (_power[_fourier.Place(i)] + _power[_fourier.Place(_length - i)]) / 2;
            _spectrum[i] = power;
            total += power;
            weighted += power * i * step;
        }

        if (!(total > 0))
        {
            return (double.NaN, double.NaN);
        }

        // The median lies where half of the power is reached, inside the bin by linear interpolation.
        double below = 0;
        var median = first;
        while (below + _spectrum[median] < total / 2)
        {
            below += _spectrum[median++];
        }

        return (weighted / total, (median - 0.5 + (((total / 2) - below) / _spectrum[median])) * step);
    }

    /// <summary>Adds a window that is complete without one to be transformed with, or all there is of a burst shorter than one.</summary>
    private void AddRest()
    {
        if (_count >= _length)
        {
            Weigh(0, _real);
        }
        else if (_windows == 0)
        {
            _pending.AsSpan(0, _count).CopyTo(_real);
            _real.AsSpan(_count).Clear();
        }
        else
        {
            return;
        }

        Array.Clear(_imaginary);
        _fourier.AddPower(_real, _imaginary, _power);
        _windows++;
        _count = 0;
    }

    private void Weigh(int first, double[] weighed)
    {
        for (var i = 0; i < _hann.Length; i += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref _pending[first + i]) * Vector512.LoadUnsafe(ref _hann[i])).StoreUnsafe(ref weighed[i]);
        }
    }
}
