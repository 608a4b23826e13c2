using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection.Published;

/// <summary>Cuts bins of energy into segments of constant variance: the exact minimum of the sum over segments of n ln(variance), twice the negative log likelihood
/// of Gaussian samples without a mean, and a penalty for each cut (Killick et al. 2012, doi 10.1080/01621459.2012.737745).</summary>
internal sealed class Segmentation
{
    /// <summary>Added to each variance, in units of the noise's, so that silence has a logarithm. The cost stays concave, on which the pruning rests.</summary>
    private const double Least = 1e-3;

    private readonly int _perBin;
    private readonly double _penalty;
    private readonly int _shortest;

    // For each number of bins: energy up to there, the least cost, and where the last segment of that cut begins.
    private readonly double[] _energy;
    private readonly double[] _cost;
    private readonly int[] _last;

    // Where the last segment may still begin: the place, the energy and the cost up to there, the number of bins at which a place falls out, and the cost by each.
    private readonly int[] _places;
    private readonly int[] _until;
    private readonly double[] _placeEnergy;
    private readonly double[] _placeCost;
    private readonly double[] _placeIndex;
    private readonly double[] _candidates;
    private readonly List<int> _cuts;
    private int _count;

    /// <summary>A segmentation of up to so many bins.</summary>
    /// <param name="capacity">The most bins.</param>
    /// <param name="perBin">Samples in a bin.</param>
    /// <param name="penalty">Cost of a cut.</param>
    /// <param name="shortest">Bins of the shortest segment, at least 1.</param>
    public Segmentation(int capacity, int perBin, double penalty, int shortest)
    {
        _perBin = perBin;
        _penalty = penalty;
        _shortest = shortest;
        _energy = new double[capacity + 1];
        _cost = new double[capacity + 1];
        _last = new int[capacity + 1];
        _places = new int[capacity + 1];
        _until = new int[capacity + 1];
        var room = capacity + 1 + Vector512<double>.Count;
        _placeEnergy = new double[room];
        _placeCost = new double[room];
        _placeIndex = new double[room];
        _candidates = new double[room];
        _cuts = new List<int>(capacity);
    }

    /// <summary>Where segments begin but the first, in order; valid until the next call.</summary>
    /// <param name="energy">The sum of squares of each bin.</param>
    public IReadOnlyList<int> Find(ReadOnlySpan<double> energy)
    {
        _cuts.Clear();
        _count = 0;
        _energy[0] = 0;
        _cost[0] = -_penalty;
        for (var end = 1; end <= energy.Length; end++)
        {
            _energy[end] = _energy[end - 1] + energy[end - 1];
            if (end >= _shortest)
            {
                Add(end - _shortest);
                Weigh(end);
            }
            else
            {
                _cost[end] = double.PositiveInfinity;
            }
        }

        for (var at = energy.Length < _shortest ? 0 : _last[energy.Length]; at > 0; at = _last[at])
        {
            _cuts.Add(at);
        }

        _cuts.Reverse();
        return _cuts;
    }

    private void Add(int place)
    {
        if (double.IsPositiveInfinity(_cost[place]))
        {
            return;
        }

        _places[_count] = place;
        _until[_count] = int.MaxValue;
        _placeEnergy[_count] = _energy[place];
        _placeCost[_count] = _cost[place] + _penalty;
        _placeIndex[_count] = place;
        _count++;
    }

    /// <summary>Finds the best place for the last segment up to a bin, and drops the places that will never be best again.</summary>
    private void Weigh(int end)
    {
        Costs(end);
        var best = 0;
        for (var i = 1; i < _count; i++)
        {
            best = _candidates[i] < _candidates[best] ? i : best;
        }

        _cost[end] = _candidates[best];
        _last[end] = _places[best];

        // A place that is no better than a cut here will be no better than one for any later end that leaves the last segment its shortest length.
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_until[i] == int.MaxValue && _candidates[i] >= _cost[end] + _penalty)
            {
                _until[i] = end + _shortest;
            }

            if (_until[i] > end + 1)
            {
                (_places[kept], _until[kept], _placeEnergy[kept], _placeCost[kept], _placeIndex[kept]) = (_places[i], _until[i], _placeEnergy[i], _placeCost[i], _placeIndex[i]);
                kept++;
            }
        }

        _count = kept;
    }

    /// <summary>The cost of a last segment up to a bin from each place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Costs(int end)
    {
        var (energy, index) = (Vector512.Create(_energy[end]), Vector512.Create((double)end));
        for (var i = 0; i < _count; i += Vector512<double>.Count)
        {
            var samples = (index - Vector512.LoadUnsafe(ref _placeIndex[i])) * _perBin;
            var variance = ((energy - Vector512.LoadUnsafe(ref _placeEnergy[i])) / samples) + Vector512.Create(Least);
            ((samples * NaturalLog.Of(variance)) + Vector512.LoadUnsafe(ref _placeCost[i])).StoreUnsafe(ref _candidates[i]);
        }
    }
}
