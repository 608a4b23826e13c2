using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Benchmarks;

/// <summary>What the machine allows a kernel: how long one operation on a row of eight doubles waits for the one before, how many it does side by side, how fast memory is.</summary>
internal static class BoundRounds
{
    private const int Repetitions = 4_000_000;

    // Operations in a loop: of one chain, or of twelve that do not wait for each other.
    private const int Unrolled = 12;

    // Neither grows nor vanishes. Handed in, as the compiler would see through a constant within the loop.
    private const double One = 1;

    /// <summary>Prints nanoseconds: an operation on a row, and copying a sample from one array to another.</summary>
    /// <param name="samples">Samples copied, beyond what the caches hold.</param>
    /// <param name="rounds">Number of rounds, of which the median counts.</param>
    public static void Run(int samples, int rounds)
    {
        Print("addition, one after the other", rounds, Repetitions * Unrolled, () => Chain(new Addition(), One));
        Print("addition, side by side", rounds, Repetitions * Unrolled, () => Abreast(new Addition(), One));
        Print("multiplication, one after the other", rounds, Repetitions * Unrolled, () => Chain(new Multiplication(), One));
        Print("multiplication, side by side", rounds, Repetitions * Unrolled, () => Abreast(new Multiplication(), One));
        Print("fused multiplication and addition, one after the other", rounds, Repetitions * Unrolled, () => Chain(new Fused(), One));
        Print("fused multiplication and addition, side by side", rounds, Repetitions * Unrolled, () => Abreast(new Fused(), One));
        var (from, to) = (new double[samples], new double[samples]);
        Print("copy of a sample", rounds, samples, () => from.AsSpan().CopyTo(to));
    }

    private static void Print(string name, int rounds, long count, Action action)
    {
        action();
        var times = Enumerable.Range(0, rounds).Select(_ => Seconds(action)).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times[rounds / 2] / count * 1e9:0.000}"));
    }

    private static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private interface IOperation
    {
        Row On(Row value, Row constant);
    }

    private readonly struct Addition : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Row On(Row value, Row constant) => value + constant;
    }

    private readonly struct Multiplication : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Row On(Row value, Row constant) => value * constant;
    }

    private readonly struct Fused : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Row On(Row value, Row constant) => Vector512.FusedMultiplyAdd(value, constant, constant);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chain<T>(T operation, double one)
        where T : struct, IOperation
    {
        var (value, constant) = (Row.One, Vector512.Create(one));
        for (var i = 0; i < Repetitions; i++)
        {
            value = operation.On(operation.On(operation.On(operation.On(value, constant), constant), constant), constant);
            value = operation.On(operation.On(operation.On(operation.On(value, constant), constant), constant), constant);
            value = operation.On(operation.On(operation.On(operation.On(value, constant), constant), constant), constant);
        }

        Use(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Abreast<T>(T operation, double one)
        where T : struct, IOperation
    {
        var constant = Vector512.Create(one);
        var (a, b, c, d, e, f) = (Row.One, Row.One, Row.One, Row.One, Row.One, Row.One);
        var (g, h, j, k, l, m) = (Row.One, Row.One, Row.One, Row.One, Row.One, Row.One);
        for (var i = 0; i < Repetitions; i++)
        {
            a = operation.On(a, constant);
            b = operation.On(b, constant);
            c = operation.On(c, constant);
            d = operation.On(d, constant);
            e = operation.On(e, constant);
            f = operation.On(f, constant);
            g = operation.On(g, constant);
            h = operation.On(h, constant);
            j = operation.On(j, constant);
            k = operation.On(k, constant);
            l = operation.On(l, constant);
            m = operation.On(m, constant);
        }

        Use(a + b + c + d + e + f + g + h + j + k + l + m);
    }

    // The result must seem to be of use.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(Row value) => GC.KeepAlive(value.GetElement(0) > 1e300 ? "" : null);
}
