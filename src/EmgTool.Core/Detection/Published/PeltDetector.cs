namespace EmgTool.Core.Detection.Published;

/// <summary>Optimal cuts into segments of constant variance; those that are louder than noise are activity.</summary>
internal sealed class PeltDetector : PublishedDetector
{
    /// <summary>Share of a window, at its end, in which cuts are not believed yet: what lies behind may change them.</summary>
    private const int MarginShare = 4;

    /// <summary>Segments of the shortest length that a window holds at least: two in each quarter.</summary>
    private const int LeastSegments = 2 * MarginShare;

    private readonly EnergyBins _bins;
    private readonly Segmentation _segmentation;
    private readonly double[] _window;
    private readonly double _level;
    private int _count;
    private long _origin;
    private bool _goesOn;
    private bool _active;

    private PeltDetector(NoiseBand band, ParameterValues values)
        : base(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _bins = new EnergyBins(band, values["resolution_seconds"]);
        var binSeconds = band.Rate.SecondsOf(_bins.Samples);
        // At a low rate a bin may be longer than it was asked for.
        _window = new double[Math.Max(LeastSegments, (int)Math.Round(values["window_seconds"] / binSeconds))];
        _segmentation = new Segmentation(_window.Length, _bins.Count, values["penalty"], Math.Max(1, (int)Math.Round(values["segment_seconds"] / binSeconds)));
        _level = values["level"];
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "pelt",
        Title = "optimal cuts into segments of constant variance (PELT)",
        Paper = "Killick, Fearnhead and Eckley 2012, Optimal detection of changepoints with a linear computational cost, J Am Stat Assoc 107:1590",
        Doi = "10.1080/01621459.2012.737745",
        Streaming = "window by window: a window begins with the last cut of the one before that lies in its first three quarters, so that time is linear; within a window the cuts are the exact optimum",
        Notes =
        [
            "Cost: twice the negative log likelihood of Gaussian samples whose mean is 0 and whose variance is constant in a segment, on bins of nearly independent samples.",
            "A segment is activity where its variance is above the level; NeuroKit takes every other segment for activity, which one cut too many turns around, and is quadratic.",
            "A place is pruned only once its successor may begin a segment: ruptures prunes at once, which with a shortest segment may lose the optimum.",
        ],
        Parameters =
        [
            new("resolution_seconds", "s", 0.005, 0.001, 0.1, "cuts lie on a grid of this width", "own choice"),
            new("penalty", "", 22, 0, 10000, "cost of a cut, in units of twice the log likelihood", "Schwarz criterion 2 ln n of a minute at 1 kHz: a cut has a place and a variance"),
            new("segment_seconds", "s", 0.01, 0.001, 1, "shortest segment, from resolution_seconds to an eighth of window_seconds", "own choice"),
            new("level", "noise variance", 1.5, 1, 1000, "variance over which a segment is activity", "own choice"),
            new("window_seconds", "s", 2, 0.2, 30, "signal that is cut at a time", "own choice: several times a jerk and the rest around it"),
            DetectorParameter.Merge(0, "the paper joins nothing"),
            DetectorParameter.Shortest(0, "segment_seconds does it"),
        ],
        Orders =
        [
            new("resolution_seconds", "at most", "segment_seconds", values => values["resolution_seconds"] <= values["segment_seconds"], "No segment is shorter than the grid on which its ends lie"),
            new(
                "segment_seconds",
                "at most an eighth of",
                "window_seconds",
                values => values["segment_seconds"] <= values["window_seconds"] / LeastSegments,
                "A window must hold several segments to be cut, and those in its last quarter are not believed"),
        ],
        Create = (band, values) => new PeltDetector(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => (_window.Length + 1) * _bins.Samples;

    /// <inheritdoc/>
    protected override void Start()
    {
        _bins.Begin();
        _count = 0;
        _origin = 0;
        _active = _goesOn = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            if (_bins.Add(sample, out var energy))
            {
                _window[_count++] = energy;
                if (_count == _window.Length)
                {
                    Cut(_count - (_count / MarginShare));
                }
            }
        }

        Settle(SampleOf(0));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_count > 0)
        {
            Cut(_count);
        }
    }

    private long SampleOf(int bin) => First + ((_origin + bin) * _bins.Samples);

    /// <summary>Cuts the window and forgets what is decided on: up to the last cut, or half of it where there is none.</summary>
    /// <param name="latest">The last bin at which a cut is believed.</param>
    private void Cut(int latest)
    {
        var cuts = _segmentation.Find(_window.AsSpan(0, _count));
        var from = 0;
        for (var i = 0; i <= cuts.Count; i++)
        {
            var to = i < cuts.Count ? cuts[i] : _count;
            if (to > latest)
            {
                break;
            }

            Judge(from, to);
            from = to;
        }

        if (from == 0)
        {
            Judge(0, latest);
            _goesOn = true;
            from = _window.Length / 2;
        }

        _window.AsSpan(from, _count - Math.Min(from, _count)).CopyTo(_window);
        _origin += from;
        _count -= from;
    }

    /// <summary>Says what a segment is, unless it was said of its beginning.</summary>
    private void Judge(int from, int to)
    {
        if (!_goesOn && EnergySpan.Sum(_window.AsSpan(from, to - from)) > _level * (to - from) * _bins.Count != _active)
        {
            _active = !_active;
            if (_active)
            {
                Rise(SampleOf(from));
            }
            else
            {
                Fall(SampleOf(from));
            }
        }

        _goesOn = false;
    }
}
