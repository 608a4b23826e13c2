using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection.Published;

/// <summary>A smoothed signal, a value for each sample: conditioned, low-passed without phase, averaged over a window around the sample.
/// What lies before and behind the stretch counts as noise.</summary>
internal sealed class Envelope
{
    /// <summary>The most samples taken at a time.</summary>
    public const int Block = 512;

    private readonly Conditioning _conditioning;
    private readonly NoiseBand _band;
    private readonly int _step;
    private readonly double[] _kernel;
    private readonly MovingSum _window;
    private readonly double[] _raw;
    private readonly double[] _conditioned;
    private readonly double[] _smoothed = new double[Block];
    private readonly double[] _values;
    private int _count;
    private int _taken;
    private int _ahead;

    /// <summary>An envelope.</summary>
    /// <param name="conditioning">What is made of each sample.</param>
    /// <param name="band">The noise.</param>
    /// <param name="lowPassHz">Cutoff of the low-pass; 0 for none.</param>
    /// <param name="window">Samples of the average, at least 1.</param>
    public Envelope(Conditioning conditioning, NoiseBand band, double lowPassHz = 0, int window = 1)
    {
        _conditioning = conditioning;
        _band = band;
        _step = conditioning == Conditioning.Teager ? band.Rate.SamplesIn(0.001, atLeast: 1) : 0;
        _kernel = lowPassHz > 0 ? LowPassKernel.Design(lowPassHz, band.Rate.Hertz) : [1];
        _window = new MovingSum(window);
        _raw = new double[(2 * _step) + Block];
        _conditioned = new double[_kernel.Length - 1 + Block];
        _values = new double[Block + After];
        NoiseMean = conditioning switch
        {
            Conditioning.Rectify => NoiseBand.RectifiedMean,
            Conditioning.Square => 1,
            _ => band.TeagerMean(_step),
        };
    }

    /// <summary>Samples behind a sample that must be known for its value.</summary>
    public int After => _step + Half + AfterWindow;

    /// <summary>Mean of the values that noise has.</summary>
    public double NoiseMean { get; }

    /// <summary>Their standard deviation before the average. Takes a while: a method asks for what it needs, once.</summary>
    public double NoiseDeviation => _band.Deviation(Covariance, _kernel);

    /// <summary>Their standard deviation. Takes a while as well.</summary>
    public double AverageDeviation => _band.Deviation(Covariance, _kernel, _window.Width);

    private int Half => _kernel.Length / 2;

    private int AfterWindow => (_window.Width - 1) / 2;

    /// <summary>Starts anew.</summary>
    public void Begin()
    {
        _taken = 0;
        _conditioned.AsSpan().Fill(NoiseMean);
        _window.Begin(NoiseMean);
        _ahead = Half + AfterWindow;
    }

    /// <summary>Takes samples.</summary>
    /// <param name="samples">At most <see cref="Block"/> of them.</param>
    /// <returns>The values of the next samples, in order from the first; valid until the next call.</returns>
    public ReadOnlySpan<double> Process(ReadOnlySpan<double> samples)
    {
        _count = 0;
        samples.CopyTo(_raw.AsSpan(2 * _step));
        Condition(samples.Length);
        if (_step > 0)
        {
            _raw.AsSpan(samples.Length, 2 * _step).CopyTo(_raw);
        }

        return _values.AsSpan(0, _count);
    }

    /// <summary>Ends the samples.</summary>
    /// <returns>The values of those that are left.</returns>
    public ReadOnlySpan<double> Complete()
    {
        _count = 0;
        for (var left = Math.Min(_taken, _step) + Half; left > 0 && _taken > 0; left -= Block)
        {
            var count = Math.Min(left, Block);
            _conditioned.AsSpan(_kernel.Length - 1, count).Fill(NoiseMean);
            Smooth(count);
        }

        for (var left = AfterWindow; left > 0 && _taken > 0; left--)
        {
            Average(NoiseMean);
        }

        return _values.AsSpan(0, _count);
    }

    private double Covariance(NoiseBand noise, int lag) => _conditioning switch
    {
        Conditioning.Rectify => noise.RectifiedCovariance(lag),
        Conditioning.Square => noise.SquareCovariance(lag),
        _ => noise.TeagerCovariance(lag, _step),
    };

    private void Condition(int count)
    {
        var target = _conditioned.AsSpan(_kernel.Length - 1);
        var made = 0;
        for (var i = 0; i < count; i++, _taken++)
        {
            // The sample whose energy is known now lies a step back; before and behind it must be another step.
            if (_taken >= _step)
            {
                var value = _raw[i + _step];
                target[made++] = _conditioning switch
                {
                    Conditioning.Rectify => Math.Abs(value),
                    Conditioning.Square => value * value,
                    _ => _taken >= 2 * _step ? (value * value) - (_raw[i] * _raw[i + (2 * _step)]) : NoiseMean,
                };
            }
        }

        Smooth(made);
    }

    /// <summary>Low-passes and averages what has been conditioned.</summary>
    private void Smooth(int count)
    {
        LowPass(count);
        _conditioned.AsSpan(count, _kernel.Length - 1).CopyTo(_conditioned);
        for (var i = 0; i < count; i++)
        {
            if (_ahead > AfterWindow)
            {
                // The low-pass is around a sample before the first.
                _ahead--;
            }
            else
            {
                Average(_smoothed[i]);
            }
        }
    }

    private void Average(double value)
    {
        var sum = _window.Add(value);
        if (_ahead > 0)
        {
            // The window is around a sample before the first.
            _ahead--;
        }
        else
        {
            _values[_count++] = sum / _window.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LowPass(int count)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_conditioned);
        ref var to = ref MemoryMarshal.GetArrayDataReference(_smoothed);
        var i = 0;
        for (; i + Vector512<double>.Count <= count; i += Vector512<double>.Count)
        {
            var sum = Vector512<double>.Zero;
            for (var j = 0; j < _kernel.Length; j++)
            {
                sum += Vector512.LoadUnsafe(ref from, (nuint)(i + j)) * _kernel[j];
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < count; i++)
        {
            double sum = 0;
            for (var j = 0; j < _kernel.Length; j++)
            {
                sum += _conditioned[i + j] * _kernel[j];
            }

            _smoothed[i] = sum;
        }
    }
}
