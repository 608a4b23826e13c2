using System.Numerics;

namespace EmgTool.Core.Detection.Published;

/// <summary>Energy of pairs of samples over a first threshold, at least some times in a row of them.</summary>
internal sealed class Bonato : PublishedDetector
{
    /// <summary>Statistics in a row are kept as bits.</summary>
    private const int MostSuccessive = 64;

    private readonly EnergyBins _pairs;
    private readonly int _successive;
    private readonly int _above;
    private readonly double _threshold;
    private readonly int _shortest;
    private ulong _exceeded;
    private long _statistic;
    private long _alarm;
    private long _onset;
    private long _last;
    private bool _active;
    private bool _risen;

    private Bonato(NoiseBand band, ParameterValues values)
        : base(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _shortest = values.Samples("minimum_seconds", band.Rate);
        _pairs = new EnergyBins(band, count: 2);
        _successive = values.Count("successive");
        _above = values.Count("above");
        _threshold = Threshold(values["false_alarm"], _successive, _above);
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "bonato",
        Title = "double threshold: energy of sample pairs, r0 times out of m",
        Paper = "Bonato, D'Alessio and Knaflitz 1998, A statistical method for the measurement of muscle activation intervals from surface myoelectric signal during gait, IEEE Trans Biomed Eng 45:287",
        Doi = "10.1109/10.661154",
        Streaming = "pair by pair",
        Notes =
        [
            "The paper whitens the signal with an adaptive filter; here every sample is taken that is nearly independent of the one before, which a band-passed signal is at twice the width of its band. A pair is 2 to 3 ms long in the default band.",
            "The first threshold follows from the false-alarm probability of a row, eq. 7 to 9 of the paper: P(zeta) = exp(-zeta / 2) for noise of variance 1, and the binomial of r0 and more out of m.",
            "Activity reaches from the first to the last pair above the threshold, so that the length of the row does not shift the edges.",
            "Activations shorter than minimum_seconds, as long as rows hold enough pairs, are rejected before silences are: chance exceeds the threshold five times a second, and where that is joined first ten bursts a minute are chance.",
            "BioSPPy ends a burst by the rules of its onset and asks for a rest; biosignalEMG takes overlapping pairs of samples that are not independent.",
        ],
        Parameters =
        [
            new("false_alarm", "", 0.05, 1e-12, 0.5, "probability that a row of noise is taken for activity", "Bonato et al. 1998; biosignalEMG"),
            new("successive", "", 5, 1, MostSuccessive, "pairs in a row: m", "Bonato et al. 1998; biosignalEMG: 10 ms") { IsCount = true },
            new("above", "", 1, 1, MostSuccessive, "pairs of these that must be above the first threshold: r0, at most m", "Bonato et al. 1998; biosignalEMG") { IsCount = true },
            DetectorParameter.Merge(0.03, "Bonato et al. 1998: shorter silences are rejected"),
            DetectorParameter.Shortest(0.03, "Bonato et al. 1998: shorter activations are rejected"),
        ],
        Orders = [new("above", "at most", "successive", values => values["above"] <= values["successive"], "No more pairs of a row can be above than there are in it")],
        Create = (band, values) => new Bonato(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => _shortest + ((_successive + 2) * _pairs.Samples);

    /// <summary>The first threshold: the energy of a pair of independent samples of variance 1.</summary>
    /// <param name="falseAlarm">Probability that a row of noise is taken for activity.</param>
    /// <param name="successive">Pairs in a row.</param>
    /// <param name="above">Pairs that must be above.</param>
    public static double Threshold(double falseAlarm, int successive, int above)
    {
        // Halved until doubles are used up: exp(-750) is the least of them.
        double low = 0, high = 1500;
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            (low, high) = AtLeast(above, successive, Math.Exp(-middle / 2)) > falseAlarm ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        _pairs.Begin();
        _exceeded = 0;
        _statistic = 0;
        _active = _risen = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            if (_pairs.Add(sample, out var energy))
            {
                Take(energy > _threshold);
            }
        }

        Settle(SampleOf(_risen ? _last : _active ? _onset : Math.Max(0, _statistic - _successive + 1)));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_risen)
        {
            Fall(SampleOf(_last));
        }
    }

    private static double AtLeast(int above, int successive, double probability)
    {
        // Upper tail of the binomial, each term from the one before.
        var sum = 0.0;
        for (var count = above; count <= successive; count++)
        {
            var term = 1.0;
            for (var i = 1; i <= count; i++)
            {
                term *= probability * (successive - count + i) / i;
            }

            sum += term * Math.Pow(1 - probability, successive - count);
        }

        return sum;
    }

    private long SampleOf(long statistic) => First + (statistic * _pairs.Samples);

    private void Take(bool exceeds)
    {
        var row = _successive == MostSuccessive ? ulong.MaxValue : (1UL << _successive) - 1;
        _exceeded = ((_exceeded << 1) | (exceeds ? 1UL : 0)) & row;
        _statistic++;
        var enough = BitOperations.PopCount(_exceeded) >= _above;
        if (enough && !_active)
        {
            _active = true;
            _alarm = _statistic - 1;
            _onset = _alarm - BitOperations.Log2(_exceeded);
        }

        if (exceeds)
        {
            _last = _statistic;
        }

        // What is too short by itself is not told of, so that it joins nothing.
        if (enough && !_risen && (_statistic - _alarm) * _pairs.Samples >= _shortest)
        {
            _risen = true;
            Rise(SampleOf(_onset));
        }

        if (!enough && _active)
        {
            if (_risen)
            {
                Fall(SampleOf(_last));
            }

            _active = _risen = false;
        }
    }
}
