using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>The estimated mains interference at the middle of one frame.</summary>
/// <param name="mains">The harmonics.</param>
internal sealed class MainsNode(MainsHarmonics[] mains)
{
    private readonly Row[] _real = new Row[mains.Sum(family => family.Numbers.Length)];
    private readonly Row[] _imaginary = new Row[mains.Sum(family => family.Numbers.Length)];
    private readonly Row[] _turnCos = new Row[mains.Length];
    private readonly Row[] _turnSin = new Row[mains.Length];

    /// <summary>Real part of the harmonics' amplitudes.</summary>
    public ReadOnlySpan<Row> Real => _real;

    /// <summary>Imaginary part of the harmonics' amplitudes.</summary>
    public ReadOnlySpan<Row> Imaginary => _imaginary;

    /// <summary>Whether no lane shows anything.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Makes it a node without interference.</summary>
    public void Clear()
    {
        if (!IsEmpty)
        {
            Array.Clear(_real);
            Array.Clear(_imaginary);
        }

        Array.Fill(_turnCos, Row.One);
        Array.Clear(_turnSin);
        IsEmpty = true;
    }

    /// <summary>Sets the harmonics of one mains frequency in some lanes, and clears those of the others there.</summary>
    /// <param name="family">Index of the mains frequency.</param>
    /// <param name="first">Index of its first harmonic.</param>
    /// <param name="numbers">Numbers of its harmonics.</param>
    /// <param name="turnCos">Cosine of the angle that the mains frequency itself turns from frame to frame, beyond the nominal.</param>
    /// <param name="turnSin">Its sine.</param>
    /// <param name="real">Real part of all harmonics' amplitudes.</param>
    /// <param name="imaginary">Their imaginary part.</param>
    /// <param name="lanes">All bits set in the lanes to set.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(int family, int first, int[] numbers, Row turnCos, Row turnSin, Row[] real, Row[] imaginary, Row lanes)
    {
        if (lanes == Row.Zero)
        {
            return;
        }

        IsEmpty = false;
        _turnCos[family] = turnCos;
        _turnSin[family] = turnSin;
        for (var i = 0; i < _real.Length; i++)
        {
            var own = i >= first && i < first + numbers.Length;
            _real[i] = Vector512.ConditionalSelect(lanes, own ? real[i] : Row.Zero, _real[i]);
            _imaginary[i] = Vector512.ConditionalSelect(lanes, own ? imaginary[i] : Row.Zero, _imaginary[i]);
        }
    }

    /// <summary>Makes it the node half-way between two others: the mean of what both, turning on at their rates, come to there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetBetween(MainsNode before, MainsNode after)
    {
        Clear();
        if (before.IsEmpty && after.IsEmpty)
        {
            return;
        }

        IsEmpty = false;
        var index = 0;
        for (var family = 0; family < mains.Length; family++)
        {
            var (cosBefore, sinBefore) = (before._turnCos[family], before._turnSin[family]);
            var (cosAfter, sinAfter) = (after._turnCos[family], after._turnSin[family]);
            var (turnBefore, turnAfter) = ((Cos: Row.One, Sin: Row.Zero), (Cos: Row.One, Sin: Row.Zero));
            var number = 0;
            foreach (var wanted in mains[family].Numbers)
            {
                for (; number < wanted; number++)
                {
                    turnBefore = ((turnBefore.Cos * cosBefore) - (turnBefore.Sin * sinBefore), (turnBefore.Sin * cosBefore) + (turnBefore.Cos * sinBefore));
                    turnAfter = ((turnAfter.Cos * cosAfter) - (turnAfter.Sin * sinAfter), (turnAfter.Sin * cosAfter) + (turnAfter.Cos * sinAfter));
                }

                var (r0, i0, r1, i1) = (before._real[index], before._imaginary[index], after._real[index], after._imaginary[index]);
                _real[index] = ((r0 * turnBefore.Cos) - (i0 * turnBefore.Sin) + (r1 * turnAfter.Cos) + (i1 * turnAfter.Sin)) * 0.5;
                _imaginary[index] = ((r0 * turnBefore.Sin) + (i0 * turnBefore.Cos) - (r1 * turnAfter.Sin) + (i1 * turnAfter.Cos)) * 0.5;
                index++;
            }
        }
    }
}
