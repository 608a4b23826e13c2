using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Takes filtered rows of eight lanes and writes each lane by itself: its samples, and the mean square of each time bin.</summary>
/// <param name="samplesPerBin">Samples of a time bin.</param>
internal sealed class LaneWriter(int samplesPerBin)
{
    // Rows that stay in the first-level cache between their two uses.
    private const int BlockRows = 64;

    private readonly ArraySegment<double>[] _samples = new ArraySegment<double>[Lanes.Count];
    private readonly ArraySegment<double>[] _energy = new ArraySegment<double>[Lanes.Count];
    private readonly double[] _bins = new double[Lanes.Count * Lanes.Count];
    private Vector512<double> _sum;
    private int _rowsInBin;
    private int _binsWritten;
    private int _binsWaiting;

    /// <summary>Rows taken.</summary>
    public int Rows { get; private set; }

    /// <summary>Starts anew.</summary>
    public void Begin()
    {
        Rows = _rowsInBin = _binsWritten = _binsWaiting = 0;
        _sum = Vector512<double>.Zero;
    }

    /// <summary>Sets where a lane goes: room for all rows that will come, and for their bins.</summary>
    public void Direct(int lane, ArraySegment<double> samples, ArraySegment<double> energy)
    {
        _samples[lane] = samples;
        _energy[lane] = energy;
    }

    /// <summary>Takes the next rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<double> lanes)
    {
        while (!lanes.IsEmpty)
        {
            var block = lanes[..Math.Min(lanes.Length, BlockRows * Lanes.Count)];
            Bin(block);
            ref var first = ref MemoryMarshal.GetReference(block);
            var rows = block.Length / Lanes.Count;
            var row = 0;
            for (; row <= rows - Lanes.Count; row += Lanes.Count)
            {
                LaneTransposition.Scatter(ref Unsafe.Add(ref first, row * Lanes.Count), _samples, Rows + row);
            }

            for (; row < rows; row++)
            {
                Scatter(block.Slice(row * Lanes.Count, Lanes.Count), _samples, Rows + row);
            }

            Rows += rows;
            lanes = lanes[block.Length..];
        }
    }

    /// <summary>Ends the rows.</summary>
    public void Complete()
    {
        for (var bin = 0; bin < _binsWaiting; bin++)
        {
            Scatter(_bins.AsSpan(bin * Lanes.Count, Lanes.Count), _energy, _binsWritten + bin);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bin(ReadOnlySpan<double> lanes)
    {
        ref var first = ref MemoryMarshal.GetReference(lanes);
        var share = 1.0 / samplesPerBin;
        var sum = _sum;
        var rowsInBin = _rowsInBin;
        for (var i = 0; i < lanes.Length; i += Lanes.Count)
        {
            var row = Vector512.LoadUnsafe(ref first, (nuint)i);
            sum += row * row;
            if (++rowsInBin == samplesPerBin)
            {
                (sum * share).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_bins), (nuint)(_binsWaiting * Lanes.Count));
                sum = Vector512<double>.Zero;
                rowsInBin = 0;
                if (++_binsWaiting == Lanes.Count)
                {
                    LaneTransposition.Scatter(ref MemoryMarshal.GetArrayDataReference(_bins), _energy, _binsWritten);
                    _binsWritten += Lanes.Count;
                    _binsWaiting = 0;
                }
            }
        }

        _sum = sum;
        _rowsInBin = rowsInBin;
    }

    private static void Scatter(ReadOnlySpan<double> row, ArraySegment<double>[] lanes, int offset)
    {
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            lanes[lane][offset] = row[lane];
        }
    }
}
