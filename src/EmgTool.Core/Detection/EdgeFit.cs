using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Refines an onset by maximum likelihood: the time where the energy leaves the noise floor along a ramp.</summary>
/// <remarks>
/// <para>Band-limited noise of variance m(t) has energies z with log-likelihood -(nu/2) sum(z/m + ln m). The variance is
/// m = 1 + A r((t - t0)/T), r(u) = u^2 or sin(pi u/2)^p, as many bursts swell rather than start: a change-point between two levels would sit
/// where a swelling burst has half risen, tens of milliseconds late. T = 0 is the plain change-point
/// (Staude and Wolf 1999, Med Eng Phys 21:449, with a ramp in place of a step).
/// Offsets are onsets of the reversed signal.</para>
/// <para>The search finds the maximum over all onsets, ramps and levels but looks at few of them (branch and bound: Land and Doig 1960,
/// Econometrica 28:497). What is minimized is the cost, sum(z/m + ln m). As z is not negative and 1/m falls along the ramp, sum(z/m)
/// grows with the onset, while sum(ln m) falls by ln(1 + A) a bin. So the eight onsets of a block cost at least the former at the first
/// and the latter at the last, and sum(z/m) is at least that of blocks of eight bins over the largest m of each. A block whose bound
/// exceeds the best cost found is not looked at.</para>
/// </remarks>
internal sealed class EdgeFit
{
    /// <summary>Bins that are summed, and onsets that are bounded, together.</summary>
    public const int BlockBins = 8;

    /// <summary>What a ramp must gain in log-likelihood over a step, for its extra parameter (Akaike: 1 a parameter, and half for the choice of its shape).</summary>
    private const double RampCost = 1.5;

    /// <summary>Share of a cost that is more than rounding can lift a bound over what it bounds.</summary>
    private const double Rounding = 1e-9;

    private static readonly double[] BriefRamps = [0.004, 0.008, 0.015, 0.025, 0.04, 0.06, 0.09, 0.14, 0.2, 0.3, 0.45];
    private static readonly double[] LongRamps = [0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.32, 0.45];

    // The amplitude of sustained activity rises like a raised cosine or a half-sine. That of a jerk rises linearly, or in between: ramps that start as flat as a raised cosine place
    // the onset of a linear rise, which nature is full of, up to 60 ms early.
    private static readonly Func<double, double>[] LongShapes = [share => Math.Pow(Sine(share), 4), share => Math.Pow(Sine(share), 2)];
    private static readonly Func<double, double>[] BriefShapes = [share => share * share, share => Math.Pow(Sine(share), 3)];

    private static readonly double[] Levels = [0.75, 1, 1.33];

    private readonly bool _sustained;
    private readonly double _rampPenalty;
    private readonly EdgeRamp[] _ramps;
    private readonly EdgeWindow _window = new();
    private readonly double[] _weights;
    private readonly double[] _constants;
    private readonly double[] _products;
    private readonly double[] _perBin = new double[Levels.Length];
    private double[] _bounds = [];
    private int _length;
    private int _latest;
    private int _stride;
    private double _best;
    private int _bestModel;
    private int _bestOnset;

    /// <summary>A fit on bins of a duration.</summary>
    /// <param name="bins">The time grid.</param>
    /// <param name="pooled">Bins of the grid that are averaged into one of the fit's.</param>
    /// <param name="sustained">Use the ramps of sustained activity rather than those of jerks.</param>
    public EdgeFit(TimeBins bins, int pooled, bool sustained)
    {
        _sustained = sustained;
        var freedomPerBin = bins.DegreesOfFreedom(100 * pooled) / 100;
        _rampPenalty = RampCost / (freedomPerBin / 2);
        var lengths = (sustained ? LongRamps : BriefRamps).Select(ramp => bins.In(ramp / pooled)).Where(ramp => ramp > 1).Distinct();
        _ramps = [.. lengths.SelectMany(length => (sustained ? LongShapes : BriefShapes).Select(shape => new EdgeRamp(length, shape)))];
        _weights = new double[_ramps.Length == 0 ? 0 : _ramps[^1].Rise.Length];
        _constants = new double[(Levels.Length * _ramps.Length) + Vector512<double>.Count];
        _products = [.. Enumerable.Repeat(1.0, _constants.Length / Vector512<double>.Count * Vector512<double>.Count)];
    }

    /// <summary>Finds the onset in a window.</summary>
    /// <param name="energy">Energy in units of the noise floor, from before the onset to well inside the burst.</param>
    /// <param name="detected">Bin where the burst was detected.</param>
    /// <param name="latest">Last bin that may be the onset.</param>
    /// <returns>The first bin of the burst.</returns>
    public int Onset(ReadOnlySpan<double> energy, int detected, int latest)
    {
        _length = energy.Length;
        _latest = latest;
        _window.Fill(energy);
        // A vector of blocks at a time.
        _stride = ((latest / BlockBins) + 8) / 8 * 8;
        if (_bounds.Length < _stride * _constants.Length)
        {
            _bounds = new double[_stride * _constants.Length];
        }

        var inside = detected + ((_length - detected) / 2);
        var level = Math.Max(0.1, ((_window.Sums[_length] - _window.Sums[inside]) / (_length - inside)) - 1);
        // A jerk may be all ramp; sustained activity has a plateau, and recruits its first units at once.
        var longestRamp = (_length - detected) / (_sustained ? 2 : 1);
        var ramps = 0;
        while (ramps < _ramps.Length && _ramps[ramps].Length <= longestRamp)
        {
            ramps++;
        }

        (_best, _bestModel, _bestOnset) = (double.PositiveInfinity, -1, detected);
        for (var i = 0; i < Levels.Length; i++)
        {
            _perBin[i] = Math.Log(1 + (Levels[i] * level));
            Step(i, Levels[i] * level);
        }

        // An energy that overflowed leaves nothing to compare.
        if (ramps > 0 && double.IsFinite(_best))
        {
            SumLogs(level, ramps);
            Bound(level, ramps);
            Examine(level, ramps);
        }

        return _bestOnset;
    }

    private static double Sine(double share) => Math.Sin(Math.PI / 2 * share);

    /// <summary>The plain change-point at every onset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(int level, double excess)
    {
        var top = 1 + excess;
        var inverse = Vector512.Create(1 / top);
        var perBin = Vector512.Create(_perBin[level]);
        var total = Vector512.Create(_window.Sums[_length]);
        var length = Vector512.Create((double)_length);
        var latest = Vector512.Create((double)_latest);
        var lowest = Vector512.Create(double.PositiveInfinity);
        var onsets = Vector512<double>.Zero;
        var onset = Vector512<double>.Indices;
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_window.Sums);
        for (var start = 0; start <= _latest; start += Vector512<double>.Count)
        {
            var before = Vector512.LoadUnsafe(ref sums, (nuint)start);
            var cost = before + ((total - before) * inverse) + ((length - onset) * perBin);
            var better = Vector512.LessThan(cost, lowest) & Vector512.LessThanOrEqual(onset, latest);
            lowest = Vector512.ConditionalSelect(better, cost, lowest);
            onsets = Vector512.ConditionalSelect(better, onset, onsets);
            onset += Vector512.Create(8.0);
        }

        Keep(lowest, onsets, level * (1 + _ramps.Length));
    }

    /// <summary>Sums ln m over each ramp, at each level, and takes it for the part of the cost that does not depend on the onset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumLogs(double level, int ramps)
    {
        for (var i = 0; i < Levels.Length; i++)
        {
            var perBin = _perBin[i];
            for (var ramp = 0; ramp < ramps; ramp++)
            {
                var model = (i * _ramps.Length) + ramp;
                _constants[model] = _rampPenalty + ((_length - _ramps[ramp].Length) * perBin);
                _products[model] = _ramps[ramp].Product(Levels[i] * level, perBin, ref _constants[model]);
            }
        }

        for (var i = 0; i < _products.Length; i += Vector512<double>.Count)
        {
            var logs = NaturalLog.Of(Vector512.LoadUnsafe(ref _products[i]));
            (Vector512.LoadUnsafe(ref _constants[i]) + logs).StoreUnsafe(ref _constants[i]);
        }
    }

    /// <summary>Bounds the cost of every ramp at all onsets, a block each, and looks into the block of the least bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bound(double level, int ramps)
    {
        var lowest = Vector512.Create(double.PositiveInfinity);
        var lowestPlace = Vector512.Create(-1.0);
        var total = Vector512.Create(_window.Sums[_length]);
        ref var blocks = ref MemoryMarshal.GetArrayDataReference(_window.Blocks);
        ref var blockSums = ref MemoryMarshal.GetArrayDataReference(_window.BlockSums);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var model = 0; model < Levels.Length * _ramps.Length; model++)
        {
            var index = model % _ramps.Length;
            if (index >= ramps)
            {
                continue;
            }

            var ramp = _ramps[index];
            var top = 1 + (Levels[model / _ramps.Length] * level);
            Weigh(ramp.BlockRise, top - 1);
            var last = Vector512.Create((double)LastBlock(ramp));
            var block = Vector512<double>.Indices;
            var perBin = _perBin[model / _ramps.Length];
            var constant = Vector512.Create(_constants[model] - ((BlockBins - 1) * perBin));
            ref var bounds = ref _bounds[model * _stride];
            for (var first = 0; first < _stride; first += Vector512<double>.Count)
            {
                var sum = Vector512.LoadUnsafe(ref blockSums, (nuint)first);
                for (var i = 0; i < ramp.Blocks; i++)
                {
                    sum += Vector512.LoadUnsafe(ref blocks, (nuint)(first + i)) * Vector512.Create(Unsafe.Add(ref weights, i));
                }

                sum += (total - Vector512.LoadUnsafe(ref blockSums, (nuint)(first + ramp.Blocks))) * (1 / top);
                sum += constant - (block * (BlockBins * perBin));
                sum = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(block, last), sum, Vector512.Create(double.PositiveInfinity));
                sum.StoreUnsafe(ref bounds, (nuint)first);
                var better = Vector512.LessThan(sum, lowest);
                lowest = Vector512.ConditionalSelect(better, sum, lowest);
                lowestPlace = Vector512.ConditionalSelect(better, Vector512.Create((double)(model * _stride)) + block, lowestPlace);
                block += Vector512.Create(8.0);
            }
        }

        var (bound, place) = (double.PositiveInfinity, -1.0);
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            if (lowest.GetElement(lane) < bound)
            {
                (bound, place) = (lowest.GetElement(lane), lowestPlace.GetElement(lane));
            }
        }

        if (place >= 0)
        {
            var (model, block) = Math.DivRem((int)place, _stride);
            Examine(model, Levels[model / _ramps.Length] * level, block, 1);
        }
    }

    /// <summary>Looks into the blocks whose bounds leave room for the least cost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Examine(double level, int ramps)
    {
        for (var model = 0; model < Levels.Length * _ramps.Length; model++)
        {
            if (model % _ramps.Length >= ramps)
            {
                continue;
            }

            ref var bounds = ref _bounds[model * _stride];
            for (var first = 0; first < _stride; first += Vector512<double>.Count)
            {
                var room = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref bounds, (nuint)first), Vector512.Create(_best * (1 + Rounding)));
                var blocks = room.ExtractMostSignificantBits();
                if (blocks != 0)
                {
                    Examine(model, Levels[model / _ramps.Length] * level, first, blocks);
                }
            }
        }
    }

    private int LastBlock(EdgeRamp ramp) => Math.Min(_latest, _length - ramp.Length) / BlockBins;

    /// <summary>Computes the costs of a ramp in blocks of onsets, unless a closer bound, of sums over four bins from each onset on, excludes the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Examine(int model, double excess, int firstBlock, ulong blocks)
    {
        var ramp = _ramps[model % _ramps.Length];
        var length = ramp.Length;
        var fours = length & ~3;
        var perBin = _perBin[model / _ramps.Length];
        var inverse = Vector512.Create(1 / (1 + excess));
        var total = Vector512.Create(_window.Sums[_length]);
        var last = Vector512.Create((double)Math.Min(_latest, _length - length));
        Weigh(ramp.Rise, excess);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (; blocks != 0; blocks &= blocks - 1)
        {
            var start = (firstBlock + BitOperations.TrailingZeroCount(blocks)) * BlockBins;
            ref var sums = ref _window.Sums[start];
            var onsets = Vector512<double>.Indices + Vector512.Create((double)start);
            var fixedCost = Vector512.Create(_constants[model]) - (onsets * perBin) + Vector512.LoadUnsafe(ref sums);
            fixedCost = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(onsets, last), fixedCost, Vector512.Create(double.PositiveInfinity));

            ref var four = ref _window.Fours[start];
            var bound = fixedCost + ((total - Vector512.LoadUnsafe(ref sums, (nuint)fours)) * inverse);
            for (var i = 0; i < fours; i += 4)
            {
                bound += Vector512.LoadUnsafe(ref four, (nuint)i) * Vector512.Create(Unsafe.Add(ref weights, i + 3));
            }

            if (!Vector512.LessThanOrEqualAny(bound, Vector512.Create(_best * (1 + Rounding))))
            {
                continue;
            }

            ref var energy = ref _window.Energy[start];
            var even = fixedCost + ((total - Vector512.LoadUnsafe(ref sums, (nuint)length)) * inverse);
            var odd = Vector512<double>.Zero;
            for (var i = 0; i < length - 1; i += 2)
            {
                even += Vector512.LoadUnsafe(ref energy, (nuint)i) * Vector512.Create(Unsafe.Add(ref weights, i));
                odd += Vector512.LoadUnsafe(ref energy, (nuint)(i + 1)) * Vector512.Create(Unsafe.Add(ref weights, i + 1));
            }

            if (length % 2 == 1)
            {
                even += Vector512.LoadUnsafe(ref energy, (nuint)(length - 1)) * Vector512.Create(Unsafe.Add(ref weights, length - 1));
            }

            Keep(even + odd, onsets, (model / _ramps.Length * (1 + _ramps.Length)) + 1 + (model % _ramps.Length));
        }
    }

    /// <summary>Keeps the least cost; of equal ones that of the first model, counted level by level, and of its first onset.</summary>
    private void Keep(Vector512<double> costs, Vector512<double> onsets, int model)
    {
        for (var bits = Vector512.LessThanOrEqual(costs, Vector512.Create(_best)).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            var (cost, onset) = (costs[lane], (int)onsets[lane]);
            if (cost < _best || (cost == _best && (model, onset).CompareTo((_bestModel, _bestOnset)) < 0))
            {
                (_best, _bestModel, _bestOnset) = (cost, model, onset);
            }
        }
    }

    /// <summary>Computes 1/m for the bins of a ramp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(double[] rise, double excess)
    {
        for (var i = 0; i < rise.Length; i += Vector512<double>.Count)
        {
            var variance = Vector512<double>.One + (Vector512.LoadUnsafe(ref rise[i]) * excess);
            (Vector512<double>.One / variance).StoreUnsafe(ref _weights[i]);
        }
    }
}
