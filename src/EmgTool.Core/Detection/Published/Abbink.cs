namespace EmgTool.Core.Detection.Published;

/// <summary>The place near a threshold crossing that best parts values below a second threshold from values above it.</summary>
internal sealed class Abbink : EnvelopeDetector
{
    private readonly double _alarm;
    private readonly double _transition;
    private readonly int _count;
    private readonly int _room;

    // How many values were above the transition threshold up to and with each of the latest ones, and the values themselves.
    private readonly long[] _above;
    private readonly double[] _values;
    private long _next;
    private long _rule;
    private long _last;
    private bool _active;

    private Abbink(Envelope envelope, NoiseBand band, ParameterValues values)
        : base(envelope, values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        var deviation = envelope.NoiseDeviation;
        _alarm = envelope.NoiseMean + (values["threshold"] * deviation);
        _transition = envelope.NoiseMean + (values["transition"] * deviation);
        _count = values.Samples("search_seconds", band.Rate, atLeast: 1);
        _room = (4 * _count) + 2 + Envelope.Block;
        _above = new long[_room];
        _values = new double[_room];
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "abbink",
        Title = "place near a threshold crossing that best parts low from high values",
        Paper = "Abbink, van der Bilt and van der Glas 1998, Detection of onset and termination of muscle activity in surface electromyograms, J Oral Rehabil 25:365",
        Doi = "10.1046/j.1365-2842.1998.00242.x",
        Streaming = "sample by sample, with three search windows of look-ahead",
        Notes =
        [
            "The onset is where the values below the transition threshold in the window before, and those above it in the window behind, are most; the offset is the same on reversed time. The first of equals is taken.",
            "It is looked for within a window to either side of the crossing, so that time is linear; BioSPPy looks through the whole signal for each, which is quadratic, and keeps the last event only.",
            "Mean and standard deviation of the smoothed noise follow from the analyzed band.",
        ],
        Parameters =
        [
            new("lowpass_hz", "Hz", 30, 5, 500, "cutoff of the low-pass on the rectified signal", "BioSPPy"),
            new("threshold", "SD", 5, 0.5, 1000, "standard deviations of the smoothed noise above its mean that raise the alarm", "own choice"),
            new("transition", "SD", 3, 0.5, 1000, "the same for the values that are counted, at most threshold", "own choice"),
            new("search_seconds", "s", 0.03, 0.001, 0.5, "length of the windows in which values are counted, and of the search to either side", "own choice"),
            DetectorParameter.Merge(0, "the paper joins nothing"),
            DetectorParameter.Shortest(0, "the paper drops nothing"),
        ],
        Orders = [new("transition", "at most", "threshold", values => values["transition"] <= values["threshold"], "What raises the alarm must count as activity")],
        Create = (band, values) => new Abbink(new Envelope(Conditioning.Rectify, band, values["lowpass_hz"]), band, values),
    };

    /// <inheritdoc/>
    protected override int Wait => 3 * _count;

    /// <inheritdoc/>
    protected override void Reset()
    {
        Array.Clear(_above);
        _next = _rule = _last = First;
        _active = false;
    }

    /// <inheritdoc/>
    protected override void Decide(long sample, ReadOnlySpan<double> values)
    {
        // The end of a stretch brings any number of them at once.
        while (!values.IsEmpty)
        {
            var part = values[..Math.Min(values.Length, Envelope.Block)];
            foreach (var value in part)
            {
                _above[_next % _room] = Above(_next - 1) + (value > _transition ? 1 : 0);
                _values[_next % _room] = value;
                _next++;
            }

            Follow(_next - (2 * _count));
            values = values[part.Length..];
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        // Behind the end lies noise.
        for (var end = _next; _next < end + (2 * _count) && end > First;)
        {
            _above[_next % _room] = Above(_next - 1);
            _next++;
            Follow(Math.Min(end, _next - (2 * _count)));
        }
    }

    /// <summary>Values above the transition threshold up to and with one.</summary>
    private long Above(long sample) => sample < First ? 0 : _above[sample % _room];

    /// <summary>Looks at crossings up to a sample.</summary>
    private void Follow(long end)
    {
        for (; _rule < end; _rule++)
        {
            if (_values[_rule % _room] >= _alarm != _active)
            {
                var at = Transition(_active ? -1 : 1);
                if (_active)
                {
                    Fall(at);
                }
                else
                {
                    Rise(at);
                }

                _active = !_active;
                _last = at;

                // The crossing may lie before its place; what lies between has been decided on.
                _rule = Math.Max(_rule, at);
            }
        }

        Settle(_active ? Math.Max(_last, _rule - _count) : _rule - _count);
    }

    /// <summary>The sample within a window of the crossing that best parts values of one kind before from the other behind.</summary>
    private long Transition(int sign)
    {
        var first = Math.Max(_active ? _last + 1 : _last, _rule - _count);
        var (best, most) = (first, long.MinValue);
        for (var at = first; at <= _rule + _count; at++)
        {
            var difference = sign * (Above(at + _count - 1) - (2 * Above(at - 1)) + Above(at - _count - 1));
            if (difference > most)
            {
                (best, most) = (at, difference);
            }
        }

        return best;
    }
}
