using System.Runtime.InteropServices;
using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Heart;

/// <summary>The heartbeat of one channel, learned from many, and how it is taken out of the signal.</summary>
/// <remarks>Each beat is fitted by the template and its slope, which is a shift by parts of a sample, by least squares. Size and shift have priors, so that where a beat lies
/// under activity, which least squares would fit as well, it is as large as its neighbours.</remarks>
internal sealed class BeatTemplate
{
    /// <summary>On either side of the middle: QRS complexes of 120 ms, and what the band's lower edge of 20 Hz makes of them.</summary>
    public const double HalfSeconds = 0.112;

    /// <summary>The share of the half that fades out.</summary>
    private const double Fading = 0.25;

    /// <summary>Standard deviation of a beat's size, over the usual: breathing turns the heart's axis. Wider than that, activity over a beat would be taken for its size.</summary>
    private const double SizeSpread = 0.15;

    /// <summary>Standard deviation of the place at which the matched filter finds a beat.</summary>
    private const double PlaceSpreadSeconds = 0.001;

    /// <summary>A beat is moved on to the template by no more.</summary>
    public const double MostShiftSeconds = 0.006;

    /// <summary>Beats after which a template has forgotten half of those before.</summary>
    private const double Memory = 40;

    /// <summary>The share of its difference by which a size moves the usual one.</summary>
    private const double SizeStep = 0.2;

    private const double SmallestSize = 0.3;
    private const double LargestSize = 2.2;

    private readonly ChannelSignal _signal;
    private readonly int _half;
    private readonly int _samplesPerBlock;
    private readonly int _mostShift;
    private readonly double _placeSpread;
    private readonly double _noiseColour;
    private readonly double[] _values;
    private readonly double[] _slope;
    private readonly double[] _sum;
    private readonly double[] _slow;
    private readonly List<(long Place, double Energy)> _aligned = [];
    private readonly List<double> _energies = [];
    private double[] _scratch = [];
    private double _energy;
    private double _slopeEnergy;
    private double _size;

    /// <summary>An empty template.</summary>
    /// <param name="signal">The channel.</param>
    /// <param name="rate">Its sampling rate.</param>
    /// <param name="bandwidthHz">Width of the band: in it the noise has its energy.</param>
    /// <param name="samplesPerBlock">Samples of a block.</param>
    /// <param name="halfBlocks">Blocks on either side of the middle one.</param>
    public BeatTemplate(ChannelSignal signal, SamplingRate rate, double bandwidthHz, int samplesPerBlock, int halfBlocks)
    {
        _signal = signal;
        _samplesPerBlock = samplesPerBlock;
        _half = halfBlocks * samplesPerBlock;
        _mostShift = rate.SamplesIn(MostShiftSeconds);
        _placeSpread = PlaceSpreadSeconds * rate.Hertz;
        _noiseColour = rate.Hertz / (2 * bandwidthHz);
        _values = new double[(2 * _half) + 1];
        _slope = new double[_values.Length];
        _sum = new double[_values.Length];
        _slow = new double[(2 * halfBlocks) - 1];
    }

    /// <summary>Whether it has been learned.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Forgets it.</summary>
    public void Clear() => IsKnown = false;

    /// <summary>Learns it, or learns on.</summary>
    /// <param name="beats">Beats.</param>
    /// <param name="endSample">Behind the last sample that is there.</param>
    public void Learn(List<Beat> beats, long endSample)
    {
        if (!IsKnown)
        {
            // The first mean only serves to move the beats on to each other.
            Average(beats, endSample, 0);
            IsKnown = true;
            _size = 1;
            Average(beats, endSample, 0);
        }
        else
        {
            Average(beats, endSample, Memory);
        }
    }

    /// <summary>The template as a <see cref="SlowTrack"/> shows it.</summary>
    public void Fill(BeatShape shape)
    {
        var first = _half - (_samplesPerBlock / 2) - (((_slow.Length - 1) / 2) * _samplesPerBlock);
        SlowTrack.Fill(_values.AsSpan(first, _slow.Length * _samplesPerBlock), _slow);
        _slow.AsSpan(((_slow.Length - 1) / 2) - BeatShape.Half, BeatShape.Length).CopyTo(shape.Values);
        shape.Filled();
    }

    /// <summary>Takes a beat out of the samples and of the energies.</summary>
    /// <param name="beat">The beat.</param>
    /// <param name="endSample">Behind the last sample that is there.</param>
    public void Subtract(Beat beat, long endSample)
    {
        var place = Place(beat);
        var fit = Fit(ref place, endSample);
        var rest = fit.Left * _noiseColour;
        var sizeTrust = SizeSpread * SizeSpread / ((SizeSpread * SizeSpread) + (rest / _energy));
        var slopeTrust = _placeSpread * _placeSpread / ((_placeSpread * _placeSpread) + (rest / _slopeEnergy));
        var size = Math.Clamp(_size + (sizeTrust * (fit.Size - _size)), SmallestSize, LargestSize);
        _size += SizeStep * sizeTrust * (size - _size);
        Subtract(place, size, slopeTrust * fit.Slope, endSample);
    }

    private long Place(Beat beat) => (long)Math.Round(((beat.At + 0.5) * _samplesPerBlock) - 0.5);

    private void Average(List<Beat> beats, long endSample, double memory)
    {
        Align(beats, endSample);
        if (_aligned.Count == 0)
        {
            return;
        }

        // Those under activity count next to nothing; those that are less than most beats, and may be none, no more than these.
        _energies.Clear();
        foreach (var (_, energy) in _aligned)
        {
            _energies.Add(energy);
        }

        var usual = OrderStatistic.Select(CollectionsMarshal.AsSpan(_energies), _energies.Count / 2);
        Array.Clear(_sum);
        double weights = 0, squares = 0;
        foreach (var (place, energy) in _aligned)
        {
            var weight = usual / Math.Max(usual, energy);
            weight *= weight;
            var samples = _signal.Samples.Read(place - _half, place + _half + 1, ref _scratch);
            for (var i = 0; i < samples.Length; i++)
            {
                _sum[i] += weight * samples[i];
            }

            weights += weight;
            squares += weight * weight;
        }

        var count = weights * weights / squares;
        var share = count / (count + memory);
        for (var i = 0; i < _values.Length; i++)
        {
            var fresh = _sum[i] / weights * Fade(i);
            _values[i] += share * (fresh - _values[i]);
        }

        for (var i = 0; i < _values.Length; i++)
        {
            _slope[i] = ((i + 1 < _values.Length ? _values[i + 1] : 0) - (i > 0 ? _values[i - 1] : 0)) / 2;
        }

        _energy = Products.Sum(_values, _values);
        _slopeEnergy = Products.Sum(_slope, _slope);
    }

    /// <summary>Moves the beats on to the template; of those that are there as a whole.</summary>
    private void Align(List<Beat> beats, long endSample)
    {
        _aligned.Clear();
        foreach (var beat in beats)
        {
            var place = Place(beat);
            if (IsKnown)
            {
                Fit(ref place, endSample);
            }

            if (place - _half >= 0 && place + _half < endSample)
            {
                var samples = _signal.Samples.Read(place - _half, place + _half + 1, ref _scratch);
                _aligned.Add((place, Products.Sum(samples, samples)));
            }
        }
    }

    /// <summary>One in the middle, falling to zero at the ends.</summary>
    private double Fade(int i)
    {
        var fromEnd = Math.Min(i, _values.Length - 1 - i) / (Fading * _half);
        return fromEnd >= 1 ? 1 : 0.5 - (0.5 * Math.Cos(Math.PI * fromEnd));
    }

    /// <summary>Fits a beat, and moves its place by whole samples until less than half of one is left.</summary>
    private (double Size, double Slope, double Left) Fit(ref long place, long endSample)
    {
        var moved = 0;
        while (true)
        {
            var first = Math.Max(0, place - _half);
            var samples = _signal.Samples.Read(first, Math.Min(endSample, place + _half + 1), ref _scratch);
            var skip = (int)(first - (place - _half));
            var size = Products.Sum(samples, _values.AsSpan(skip, samples.Length)) / _energy;
            var slope = Products.Sum(samples, _slope.AsSpan(skip, samples.Length)) / _slopeEnergy;

            // A sample at a time, and never back: the slope tells the direction of a long way, not its length.
            var step = size > 0 ? Math.Clamp((int)Math.Round(Math.Clamp(-slope / size, -2, 2)), -1, 1) : 0;
            if (step == 0 || moved * step < 0 || Math.Abs(moved) == _mostShift || place + step - _half >= endSample || place + step + _half < 0)
            {
                var left = Products.Sum(samples, samples) - (size * size * _energy) - (slope * slope * _slopeEnergy);
                return (size, slope, Math.Max(0, left) / samples.Length);
            }

            moved += step;
            place += step;
        }
    }

    private void Subtract(long place, double size, double slope, long endSample)
    {
        var first = Math.Max(0, place - _half);
        var end = Math.Min(endSample, place + _half + 1);
        for (var at = first; at < end;)
        {
            var samples = _signal.Samples.Front(at, end);
            var skip = (int)(at - (place - _half));
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] -= (size * _values[skip + i]) + (slope * _slope[skip + i]);
            }

            at += samples.Length;
        }

        _signal.Measure(first, end, endSample);
    }
}
