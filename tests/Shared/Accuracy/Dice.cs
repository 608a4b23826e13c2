using System.Numerics;

namespace EmgTool.Accuracy;

/// <summary>Seeded random numbers, the same on every machine: xoshiro256** (Blackman and Vigna 2021, ACM Trans Math Softw 47:36).</summary>
internal sealed class Dice
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Dice(ulong seed)
    {
        // Seeded as its authors advise, by SplitMix64.
        (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));
    }

    /// <summary>Dice of their own for a part of the signal: what one part draws does not move another.</summary>
    public Dice Fork() => new(Next());

    /// <summary>Evenly from 0 up to but not 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Evenly on a logarithmic scale: as many between 4 and 8 as between 8 and 16.</summary>
    public double LogUniform(double low, double high) => low * Math.Pow(high / low, Uniform());

    public int Whole(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    public double Sign() => Uniform() < 0.5 ? -1 : 1;

    public double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

    /// <summary>Mean 0, variance 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Mean 0, variance 1, kurtosis 6.</summary>
    public double Laplacian() => Exponential(Math.Sqrt(0.5)) * Sign();

    /// <summary>Student's t scaled to variance 1; <paramref name="freedom"/> is 3 or more.</summary>
    public double StudentT(int freedom)
    {
        double normal = Normal(), square = 0;
        for (var i = 0; i < freedom; i++)
        {
            var other = Normal();
            square += other * other;
        }

        return normal / Math.Sqrt(square / (freedom - 2));
    }

    /// <summary>Gamma with a whole shape (Erlang): the intervals of a motor unit. Coefficient of variation <c>1 / sqrt(shape)</c>.</summary>
    public double Erlang(int shape, double mean)
    {
        var sum = 0.0;
        for (var i = 0; i < shape; i++)
        {
            sum += Exponential(mean / shape);
        }

        return sum;
    }

    private static ulong Split(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
