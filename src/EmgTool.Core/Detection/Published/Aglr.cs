namespace EmgTool.Core.Detection.Published;

/// <summary>Likelihood ratio of a change of variance in a moving window, and the likeliest place of the change.</summary>
internal sealed class Aglr : PublishedDetector
{
    private readonly EnergyBins _squares;
    private readonly int _window;
    private readonly double _threshold;
    private readonly MovingSum _energy;

    // Energies and likelihood ratios of the latest samples that are nearly independent.
    private readonly double[] _energies;
    private readonly double[] _ratios;
    private long _next;
    private long _rule;
    private long _last;
    private bool _active;

    private Aglr(NoiseBand band, ParameterValues values)
        : base(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _squares = new EnergyBins(band, count: 1);
        _window = Math.Max(2, (int)Math.Round(values["window_seconds"] * band.Rate.Hertz / _squares.Samples));
        _threshold = values["threshold"];
        _energy = new MovingSum(_window);
        _energies = new double[(5 * _window) + 1];
        _ratios = new double[_energies.Length];
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "aglr",
        Title = "approximated generalized likelihood ratio of a change of variance",
        Paper = "Staude and Wolf 1999, Objective motor response onset detection in surface myoelectric signals, Med Eng Phys 21:449; Staude et al. 2001, doi 10.1155/S1110865701000191",
        Doi = "10.1016/S1350-4533(99)00067-3",
        Streaming = "sample by sample, with a window of look-ahead for the place of the change",
        Notes =
        [
            "The window's ratio is n/2 (s - 1 - ln s) for n samples of mean square s above the noise's 1. Where it reaches the threshold there is a change, and its place is the maximum of the ratio of all samples from there on.",
            "The offset, which the papers leave open, is where the ratio falls below the threshold; its place is the maximum of the ratio of the samples from three windows before up to there.",
            "The papers whiten the signal with an adaptive filter; here every sample is taken that is nearly independent of the one before.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.025, 0.004, 0.5, "length of the window", "own choice: a window of 25 samples at 1 kHz"),
            new("threshold", "nats", 10, 0.5, 1000, "log likelihood ratio over which there is a change", "own choice: noise reaches it less than once in a minute"),
            DetectorParameter.Merge(0, "the papers join nothing"),
            DetectorParameter.Shortest(0, "the papers drop nothing"),
        ],
        Create = (band, values) => new Aglr(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => 4 * _window * _squares.Samples;

    /// <summary>The log likelihood ratio of Gaussian samples of an unknown variance above 1 against those of variance 1.</summary>
    /// <param name="count">Samples.</param>
    /// <param name="energy">Their sum of squares.</param>
    public static double Ratio(long count, double energy)
    {
        var variance = energy / count;
        return variance > 1 ? 0.5 * count * (variance - 1 - Math.Log(variance)) : 0;
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        _squares.Begin();
        _energy.Begin(1);
        _next = _rule = _last = 0;
        _active = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            if (_squares.Add(sample, out var energy))
            {
                Take(energy);
            }
        }

        Settle(SampleOf(_active ? Math.Max(_last, _rule - (3 * _window)) : _rule - (2 * _window)));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        // Behind the end lies noise.
        var end = _next;
        while (_rule < end)
        {
            Take(1);
        }
    }

    private long SampleOf(long taken) => Math.Min(Taken, First + (Math.Max(0, taken) * _squares.Samples));

    private double EnergyOf(long taken) => taken < 0 ? 1 : _energies[taken % _energies.Length];

    private void Take(double energy)
    {
        _energies[_next % _energies.Length] = energy;
        _ratios[_next % _ratios.Length] = Ratio(_window, _energy.Add(energy));
        _next++;
        if (_next - _rule <= _window)
        {
            return;
        }

        var above = _ratios[_rule % _ratios.Length] >= _threshold;
        if (above && !_active)
        {
            _last = Beginning(Math.Max(_last, _rule - (2 * _window)));
            Rise(SampleOf(_last));
            _active = true;
        }
        else if (!above && _active)
        {
            _last = Ending(Math.Max(_last, _rule - (3 * _window)));
            Fall(SampleOf(_last));
            _active = false;
        }

        _rule++;
    }

    /// <summary>The place from which on the samples up to a window behind the alarm are likeliest to be activity.</summary>
    private long Beginning(long earliest)
    {
        var (best, most, sum) = (_rule, double.NegativeInfinity, 0.0);
        for (var at = _rule + _window - 1; at >= earliest; at--)
        {
            sum += EnergyOf(at);
            var ratio = Ratio(_rule + _window - at, sum);
            if (at <= _rule && ratio > most)
            {
                (best, most) = (at, ratio);
            }
        }

        return best;
    }

    /// <summary>The place up to which samples are likeliest to be activity.</summary>
    private long Ending(long earliest)
    {
        var (best, most, sum) = (earliest + 1, double.NegativeInfinity, 0.0);
        for (var at = earliest; at <= _rule; at++)
        {
            sum += EnergyOf(at);
            var ratio = Ratio(at + 1 - earliest, sum);
            if (ratio > most)
            {
                (best, most) = (at + 1, ratio);
            }
        }

        return best;
    }
}
