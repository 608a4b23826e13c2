namespace EmgTool.Core.Detection.Published;

/// <summary>Amplitude over a low threshold, where it reaches a high one somewhere.</summary>
internal sealed class AmplitudeThreshold : EnvelopeDetector
{
    private readonly double _low;
    private readonly double _high;
    private readonly int _leastHigh;
    private readonly int _gap;
    private long _last;
    private int _highs;
    private bool _active;

    private AmplitudeThreshold(NoiseBand band, ParameterValues values)
        : base(new Envelope(Conditioning.Square, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1)), 0, values.Samples("minimum_seconds", band.Rate))
    {
        _high = Math.Pow(values["high"], 2);
        _low = Math.Pow(values["low"], 2);
        _leastHigh = values.Samples("high_seconds", band.Rate, atLeast: 1);
        _gap = values.Samples("merge_seconds", band.Rate);
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
            "The paper has one threshold, 3 standard deviations above the rest, for 25 ms; set low to the value of high to have it.",
            "Thresholds are multiples of the noise's standard deviation and compared with the root mean square over the window, at 0 s with the rectified sample.",
            "With two thresholds it is detect_onset of detecta (threshold = low, threshold2 = high): bursts begin and end where the signal crosses the low one.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.01, 0, 0.5, "root mean square over so long a window around each sample; 0: each sample by itself", "own choice: short enough for single discharges"),
            new("high", "noise SD", 3, 0.5, 1000, "amplitude that a burst must reach", "Di Fabio 1987"),
            new("low", "noise SD", 2, 0.5, 1000, "amplitude at which it begins and ends, at most high", "own choice: noise reaches it a few times a minute"),
            new("high_seconds", "s", 0, 0, 10, "time over the high threshold, all in all; 0: one sample", "detecta: n_above2 = 1"),
            DetectorParameter.Merge(0.05, "best gap of detect_onset on simulated jerks"),
            DetectorParameter.Shortest(0.025, "Di Fabio 1987"),
        ],
        Orders = [new("low", "at most", "high", values => values["low"] <= values["high"], "A burst reaches to either side from where it is high, down to the low threshold")],
        Create = (band, values) => new AmplitudeThreshold(band, values),
    };

    /// <inheritdoc/>
    protected override int Wait => _gap + 1;

    /// <inheritdoc/>
    protected override void Reset() => _active = false;

    /// <inheritdoc/>
    protected override void Decide(long sample, ReadOnlySpan<double> values)
    {
        foreach (var energy in values)
        {
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

            sample++;
        }

        Settle(_active ? _last : sample);
    }

    /// <inheritdoc/>
    protected override void End()
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
