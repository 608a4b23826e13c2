using System.Runtime.InteropServices;

namespace EmgTool.Core.Filtering;

/// <summary>Memory whose items of 64 bytes each lie in one cache line: registers of 512 bits that straddle two are read and written at half the speed.</summary>
/// <typeparam name="T">The items; a divisor or a multiple of 64 bytes.</typeparam>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int LineBytes = 64;

    private readonly double[] _memory;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Allocates memory, filled with zeros.</summary>
    /// <param name="count">Items.</param>
    public AlignedBuffer(int count)
    {
        var size = MemoryMarshal.AsBytes<T>([default]).Length;
        _length = (int)(((long)count * size) / sizeof(double));

        // Pinned, so that the address stays.
        _memory = GC.AllocateArray<double>(_length + (LineBytes / sizeof(double)), pinned: true);
        var beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) % LineBytes);
        _start = beyond == 0 ? 0 : (LineBytes - beyond) / sizeof(double);
    }

    /// <summary>The items.</summary>
    public Span<T> Span => MemoryMarshal.Cast<double, T>(_memory.AsSpan(_start, _length));
}
