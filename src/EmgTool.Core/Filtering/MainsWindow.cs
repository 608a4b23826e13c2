using System.Runtime.CompilerServices;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>The frames around one of them with their weights: a Hann kernel times the trust in the frame.</summary>
/// <param name="frames">The frames.</param>
/// <param name="noisePerMeanSquare">Variance of a harmonic's amplitude in a frame of noise of mean square 1.</param>
internal sealed class MainsWindow(MainsFrames frames, double noisePerMeanSquare)
{
    private const int Reach = MainsEstimator.Reach;
    private const int Taps = (2 * Reach) + 1;

    // Position of each tap in the window and of its pair with the tap before, -1 to 1, and their Hann weights.
    private static readonly double[] AllPositions = [.. Enumerable.Range(-Reach, Taps).Select(offset => offset / (Reach + 1.0))];
    private static readonly double[] Kernel = [.. AllPositions.Select(Hann)];
    private static readonly double[] PairKernel = [.. AllPositions.Select(position => Hann(position - (0.5 / (Reach + 1))))];

    private readonly int[] _entries = new int[Taps];
    private readonly AlignedBuffer<Row> _weights = new(Taps);
    private readonly AlignedBuffer<Row> _pairWeights = new(Taps);
    private int _taps;

    /// <summary>Frame of the first tap, counted from the middle one.</summary>
    public int First { get; private set; }

    /// <summary>Number of the first frame.</summary>
    public long Start { get; private set; }

    /// <summary>Positions of the taps, -1 to 1.</summary>
    public ReadOnlySpan<double> Positions => AllPositions.AsSpan(First + Reach, _taps);

    /// <summary>Weights of the taps.</summary>
    public ReadOnlySpan<Row> Weights => _weights.Span[.._taps];

    /// <summary>Weights of each tap with the one before; 0 for the first.</summary>
    public ReadOnlySpan<Row> PairWeights => _pairWeights.Span[.._taps];

    /// <summary>Places of the taps within a harmonic's part of <see cref="MainsFrames.Entries"/>.</summary>
    public ReadOnlySpan<int> Entries => _entries.AsSpan(0, _taps);

    /// <summary>Sum of the weights.</summary>
    public Row Moment0 { get; private set; }

    /// <summary>Their first moment over the position.</summary>
    public Row Moment1 { get; private set; }

    /// <summary>Their second moment.</summary>
    public Row Moment2 { get; private set; }

    /// <summary>Their third moment.</summary>
    public Row Moment3 { get; private set; }

    /// <summary>Their fourth moment.</summary>
    public Row Moment4 { get; private set; }

    /// <summary>Sum of the squared weights.</summary>
    public Row Square0 { get; private set; }

    /// <summary>Their first moment over the position.</summary>
    public Row Square1 { get; private set; }

    /// <summary>Their second moment.</summary>
    public Row Square2 { get; private set; }

    /// <summary>Their third moment.</summary>
    public Row Square3 { get; private set; }

    /// <summary>Their fourth moment.</summary>
    public Row Square4 { get; private set; }

    /// <summary>Sum of the pairs' weights.</summary>
    public Row Pairs { get; private set; }

    /// <summary>How many pairs of equal weight tell as much.</summary>
    public Row PairCount { get; private set; }

    /// <summary>How many frames of equal weight tell as much.</summary>
    public Row FrameCount { get; private set; }

    /// <summary>Variance of a harmonic's amplitude that the noise of the frames brings.</summary>
    public Row BroadbandNoise { get; private set; }

    /// <summary>Moves the window.</summary>
    /// <param name="middle">The frame in the middle; may lie outside of the segment.</param>
    /// <returns>Whether it holds at least two frames.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Set(long middle)
    {
        Start = Math.Max(0, middle - Reach);
        First = (int)(Start - middle);
        _taps = (int)(Math.Min(frames.Count, middle + Reach + 1) - Start);
        if (_taps < 2)
        {
            return false;
        }

        // All in locals, which stay in registers.
        var positions = Positions;
        var kernel = Kernel.AsSpan(First + Reach, _taps);
        var pairKernel = PairKernel.AsSpan(First + Reach, _taps);
        var (weights, noises, pairWeights) = (frames.Weight, frames.Noise, frames.PairWeight);
        var (moment0, moment1, moment2, moment3, moment4) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero, Row.Zero);
        var (square0, square1, square2, square3, square4) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero, Row.Zero);
        var ownWeights = _weights.Span;
        var ownPairWeights = _pairWeights.Span;
        var (noise, pairs, pairSquares) = (Row.Zero, Row.Zero, Row.Zero);
        for (var tap = 0; tap < _taps; tap++)
        {
            var slot = (int)((Start + tap) % MainsFrames.Capacity);
            var position = positions[tap];
            var weight = weights[slot] * kernel[tap];
            var square = weight * weight;
            _entries[tap] = slot * MainsFrames.EntryLength;
            ownWeights[tap] = weight;
            noise += square * noises[slot];
            moment0 += weight;
            moment1 += weight * position;
            moment2 += weight * (position * position);
            moment3 += weight * (position * position * position);
            moment4 += weight * (position * position * position * position);
            square0 += square;
            square1 += square * position;
            square2 += square * (position * position);
            square3 += square * (position * position * position);
            square4 += square * (position * position * position * position);
            ownPairWeights[tap] = Row.Zero;
            if (tap > 0)
            {
                var pairWeight = pairWeights[slot] * pairKernel[tap];
                ownPairWeights[tap] = pairWeight;
                pairs += pairWeight;
                pairSquares += pairWeight * pairWeight;
            }
        }

        (Moment0, Moment1, Moment2, Moment3, Moment4) = (moment0, moment1, moment2, moment3, moment4);
        (Square0, Square1, Square2, Square3, Square4) = (square0, square1, square2, square3, square4);
        Pairs = pairs;
        PairCount = pairs * pairs / pairSquares;
        FrameCount = moment0 * moment0 / square0;
        BroadbandNoise = noise / square0 * noisePerMeanSquare;
        return true;
    }

    private static double Hann(double position) => 0.5 + (0.5 * Math.Cos(Math.PI * position));
}
