namespace EmgTool.Accuracy;

/// <summary>A waveform or envelope of maximum 1 that is stretched so that it first reaches 10 % of its maximum at 0 and last leaves it at 1; its feet lie outside.</summary>
internal sealed class Pulse
{
    /// <summary>Share of the maximum where an event begins and ends.</summary>
    public const double EdgeShare = 0.1;

    private const int Points = 8192;

    private readonly double[] _table;
    private readonly double _step;

    /// <param name="name">Its name in tables.</param>
    /// <param name="shape">The waveform on 0 to 1, any amplitude; 0 elsewhere.</param>
    public Pulse(string name, Func<double, double> shape)
    {
        Name = name;
        _table = [.. Enumerable.Range(0, Points + 1).Select(i => shape((double)i / Points))];
        var peak = _table.Max(Math.Abs);
        for (var i = 0; i < _table.Length; i++)
        {
            _table[i] /= peak;
        }

        var first = Array.FindIndex(_table, value => Math.Abs(value) >= EdgeShare);
        var last = Array.FindLastIndex(_table, value => Math.Abs(value) >= EdgeShare);
        _step = 1.0 / (last - first);
        From = -first * _step;
        To = (Points - first) * _step;
        MeanSquare = _table.AsSpan(first, last - first).ToArray().Average(value => value * value);
    }

    public string Name { get; }

    /// <summary>Where it begins to differ from 0; 0 or less.</summary>
    public double From { get; }

    /// <summary>Where it ends; 1 or more.</summary>
    public double To { get; }

    /// <summary>Mean of its square from 0 to 1.</summary>
    public double MeanSquare { get; }

    /// <summary>Its value at a place, straight between the points of a fine table.</summary>
    public double At(double place)
    {
        if (place < From || place > To)
        {
            return 0;
        }

        var position = (place - From) / _step;
        var point = Math.Min((int)position, Points - 1);
        return _table[point] + ((position - point) * (_table[point + 1] - _table[point]));
    }

    /// <summary>Adds it to a signal.</summary>
    /// <param name="signal">The signal; what of the pulse lies outside is cut off.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="onset">Its place 0, in seconds from the first sample.</param>
    /// <param name="duration">Seconds from its place 0 to its place 1.</param>
    /// <param name="amplitude">Its maximum.</param>
    public void AddTo(Span<double> signal, double rate, double onset, double duration, double amplitude)
    {
        var first = Math.Max(0, (int)Math.Ceiling((onset + (From * duration)) * rate));
        var end = Math.Min(signal.Length, (int)Math.Floor((onset + (To * duration)) * rate) + 1);
        for (var i = first; i < end; i++)
        {
            signal[i] += amplitude * At(((i / rate) - onset) / duration);
        }
    }
}
