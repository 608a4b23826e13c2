namespace EmgTool.Core.Labeling;

/// <summary>A score that follows a value: straight between the given points, level outside.</summary>
public sealed class ScoreCurve
{
    private readonly double[] _values;
    private readonly double[] _scores;

    /// <summary>Makes a curve.</summary>
    /// <param name="values">The values, rising.</param>
    /// <param name="scores">The score at each, 0 to 1.</param>
    /// <exception cref="ArgumentException">No point, unequal lengths, values that do not rise, or a score outside 0 to 1.</exception>
    public ScoreCurve(ReadOnlySpan<double> values, ReadOnlySpan<double> scores)
    {
        if (values.IsEmpty || values.Length != scores.Length)
        {
            throw new ArgumentException("A score curve needs one score for each of its values.", nameof(scores));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || (i > 0 && values[i] <= values[i - 1]))
            {
                throw new ArgumentException("The values of a score curve must be numbers that rise.", nameof(values));
            }

            if (scores[i] is not (>= 0 and <= 1))
            {
                throw new ArgumentException("The scores of a score curve lie between 0 and 1.", nameof(scores));
            }
        }

        _values = values.ToArray();
        _scores = scores.ToArray();
    }

    /// <summary>The values of the points.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The scores of the points.</summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>Lowest value that scores 1; minus infinity when all low values do, not a number when none does.</summary>
    public double ClearFrom
    {
        get
        {
            var first = Array.IndexOf(_scores, 1.0);
            return first < 0 ? double.NaN : first == 0 ? double.NegativeInfinity : _values[first];
        }
    }

    /// <summary>Highest value that scores 1; infinity when all high values do, not a number when none does.</summary>
    public double ClearUpTo
    {
        get
        {
            var last = Array.LastIndexOf(_scores, 1.0);
            return last < 0 ? double.NaN : last == _scores.Length - 1 ? double.PositiveInfinity : _values[last];
        }
    }

    /// <summary>The score at a value, 0 to 1.</summary>
    /// <param name="value">Any number, infinity included; not a number scores 0.</param>
    public double At(double value)
    {
        if (double.IsNaN(value))
        {
            return 0;
        }

        var next = 0;
        while (next < _values.Length && _values[next] <= value)
        {
            next++;
        }

        if (next == 0 || next == _values.Length)
        {
            return _scores[next == 0 ? 0 : ^1];
        }

        var share = (value - _values[next - 1]) / (_values[next] - _values[next - 1]);
        return _scores[next - 1] + (share * (_scores[next] - _scores[next - 1]));
    }
}
