using System.Numerics;

namespace EmgTool.Core.Synthesis;

/// <summary>xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64. The generator of the runtime is not used: its sequence may change with the runtime.</summary>
internal struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    private RandomStream(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        _s0 = s0;
        _s1 = s1;
        _s2 = s2;
        _s3 = s3;
    }

    /// <summary>The stream of one purpose: streams of different keys are independent of each other, and each can be started anywhere in the recording.</summary>
    /// <param name="seed">Seed of the recording.</param>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="index">Block or unit within the purpose.</param>
    public static RandomStream For(ulong seed, int channel, RandomPurpose purpose, long index = 0)
    {
        var state = seed;
        state = SplitMix64(ref state) ^ (ulong)channel;
        state = SplitMix64(ref state) ^ (ulong)purpose;
        state = SplitMix64(ref state) ^ (ulong)index;
        return new RandomStream(SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state));
    }

    /// <summary>A stream from its four words of state.</summary>
    internal static RandomStream FromState(ulong s0, ulong s1, ulong s2, ulong s3) => new(s0, s1, s2, s3);

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>The next number in [0, 1), a multiple of 2^-53.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>The next number of a uniform distribution over a range.</summary>
    public double NextUniform(ValueRange range) => range.Low + ((range.High - range.Low) * NextUnit());

    /// <summary>The next number of a distribution that is uniform in the logarithm over a range of positive numbers.</summary>
    public double NextLogUniform(ValueRange range) => range.Low * PortableMath.Exp(PortableMath.Log(range.High / range.Low) * NextUnit());

    /// <summary>The next integer of <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int NextInteger(int low, int high) => low + (int)((high - low + 1) * NextUnit());

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
