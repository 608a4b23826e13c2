using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>The energies that an edge is fitted on, and their sums. All go on, with zeros for energies, as far as a vector may read.</summary>
internal sealed class EdgeWindow
{
    private const int BlockBins = EdgeFit.BlockBins;

    /// <summary>The energies.</summary>
    public double[] Energy { get; private set; } = [];

    /// <summary>The sum of four energies from each on.</summary>
    public double[] Fours { get; private set; } = [];

    /// <summary>The sum of all energies before each, and of all.</summary>
    public double[] Sums { get; private set; } = [];

    /// <summary>The sum of each block of bins.</summary>
    public double[] Blocks { get; private set; } = [];

    /// <summary>The sum of all energies before each block.</summary>
    public double[] BlockSums { get; private set; } = [];

    /// <summary>Takes energies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<double> energy)
    {
        var blocks = (energy.Length / BlockBins) + 2;
        if (Fours.Length < blocks * BlockBins)
        {
            Energy = new double[(blocks * BlockBins) + BlockBins];
            Fours = new double[blocks * BlockBins];
            Sums = new double[(blocks * BlockBins) + 1];
            // An onset in the last block of a vector of blocks looks at all blocks behind it.
            Blocks = new double[(2 * blocks) + 8];
            BlockSums = new double[(2 * blocks) + 8];
        }

        energy.CopyTo(Energy);
        Energy.AsSpan(energy.Length).Clear();
        ref var first = ref MemoryMarshal.GetArrayDataReference(Energy);
        ref var fours = ref MemoryMarshal.GetArrayDataReference(Fours);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(Sums);
        double sum = 0;
        for (var block = 0; block < blocks; block++)
        {
            var at = (nuint)(block * BlockBins);
            var values = Vector512.LoadUnsafe(ref first, at);
            var pairs = values + Vector512.LoadUnsafe(ref first, at + 1);
            var others = Vector512.LoadUnsafe(ref first, at + 2) + Vector512.LoadUnsafe(ref first, at + 3);
            (pairs + others).StoreUnsafe(ref fours, at);
            values = RunningSum.Of(values);
            (values + Vector512.Create(sum)).StoreUnsafe(ref sums, at + 1);
            Blocks[block] = values.GetElement(BlockBins - 1);
            BlockSums[block] = sum;
            sum += values.GetElement(BlockBins - 1);
        }
    }
}
