namespace EmgTool.Core.Detection.Published;

/// <summary>Amplitude over a low threshold, where it reaches a high one somewhere.</summary>
internal sealed class ThresholdDetector : PublishedDetector
{
    private readonly MovingSum _energy;
    private readonly double _low;
    private readonly double _high;
    private readonly int _leastHigh;
    private readonly int _gap;
    private long _last;
    private int _highs;
    private bool _active;

    private ThresholdDetector(NoiseBand band, ParameterValues values)
        : base(0, values.Samples("minimum_seconds", band.Rate))
    {
        _energy = new MovingSum(values.Samples("window_seconds", band.Rate, atLeast: 1));
        _high = Sum(Math.Max(values["high"], values["low"]));
        _low = Sum(values["low"]);
        _leastHigh = values.Samples("high_seconds", band.Rate, atLeast: 1);
        _gap = values.Samples("merge_seconds", band.Rate);

        double Sum(double amplitude) => amplitude * amplitude * _energy.Width;
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "threshold",
        Title = "amplitude threshold with hysteresis",
        Paper = "Di Fabio 1987, Reliability of computerized surface electromyography for determining the onset of muscle activity, Phys Ther 67:43",
        Doi = "10.1093/ptj/67.1.43",
        Streaming = "sample by sample",
        Notes =
        [
            "The paper has one threshold, 3 standard deviations above the mean of the rest, for 25 ms; set low to the same value to have it.",
            "Thresholds are multiples of the noise's standard deviation and compared with the root mean square over the window, at 0 s with the rectified sample.",
            "With a second threshold it is detect_onset of detecta (threshold = low, threshold2 = high), which starts and ends bursts where the signal crosses the low one.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.01, 0, 1, "root mean square over this long a window around each sample; 0: each sample by itself", "short enough for single discharges"),
            new("high", "noise SD", 3, 0.5, 1000, "amplitude that a burst must reach", "Di Fabio 1987"),
            new("low", "noise SD", 2, 0.5, 1000, "amplitude at which it begins and ends", "noise alone reaches it about once in a second"),
            new("high_seconds", "s", 0, 0, 10, "time over the high threshold, all in all; 0: one sample", "detecta: n_above2 = 1"),
            DetectorParameter.Merge(0.05, "best gap of detect_onset on simulated jerks"),
            DetectorParameter.Shortest(0.025, "Di Fabio 1987"),
        ],
        Create = (band, values) => new ThresholdDetector(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => _energy.Width + _gap;

    private int After => (_energy.Width - 1) / 2;

    /// <inheritdoc/>
    protected override void Start()
    {
        _energy.Begin(1);
        _active = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        var sample = Taken - After;
        foreach (var value in samples)
        {
            Take(sample++, _energy.Add(value * value));
        }

        Settle(_active ? _last : sample);
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        for (var sample = Taken - After; sample < Taken; sample++)
        {
            Take(sample, _energy.Add(1));
        }

        End();
    }

    private void Take(long sample, double energy)
    {
        if (sample < First)
        {
            return;
        }

        if (energy >= _low)
        {
            if (!_active)
            {
                _active = true;
                _highs = 0;
                Rise(sample);
            }

            _highs += energy >= _high ? 1 : 0;
            _last = sample + 1;
        }
        else if (_active && sample >= _last + _gap)
        {
            End();
        }
    }

    private void End()
    {
        if (_active && _highs >= _leastHigh)
        {
            Fall(_last);
        }
        else if (_active)
        {
            Withdraw();
        }

        _active = false;
    }
}
