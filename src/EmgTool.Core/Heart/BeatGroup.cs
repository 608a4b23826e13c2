namespace EmgTool.Core.Heart;

/// <summary>Candidates that are alike.</summary>
internal sealed class BeatGroup
{
    private readonly double[] _sum = new double[BeatShape.Length];
    private double _energy;

    /// <summary>The middles of the members in blocks, rising.</summary>
    public List<long> Moments { get; } = [];

    /// <summary>The sum of the members.</summary>
    public ReadOnlySpan<double> Sum => _sum;

    /// <summary>Forgets the members.</summary>
    public void Clear()
    {
        Moments.Clear();
        Array.Clear(_sum);
    }

    /// <summary>Adds a member.</summary>
    public void Add(ReadOnlySpan<double> values, long moment)
    {
        Moments.Add(moment);
        for (var i = 0; i < _sum.Length; i++)
        {
            _sum[i] += values[i];
        }

        _energy = Products.Sum(_sum, _sum);
    }

    /// <summary>The correlation of a candidate with the members' mean.</summary>
    /// <param name="values">The candidate.</param>
    /// <param name="energy">The sum of its squares.</param>
    public double Likeness(ReadOnlySpan<double> values, double energy) =>
        Products.Sum(_sum, values) / Math.Sqrt(Math.Max(double.Epsilon, _energy * energy));
}
