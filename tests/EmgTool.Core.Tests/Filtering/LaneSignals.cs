using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

/// <summary>Signals on lanes and ways to push them through a filter.</summary>
internal static class LaneSignals
{
    /// <summary>Gaussian noise of rms 1, different in each lane.</summary>
    public static double[] Noise(int rows, int seed = 1)
    {
        // The seed must give the same noise on every run; nothing here is a secret.
        var random = new Random(seed);
        var lanes = new double[rows * Lanes.Count];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return lanes;
    }

    /// <summary>The rows in the opposite order.</summary>
    public static double[] Reverse(double[] lanes)
    {
        var reversed = new double[lanes.Length];
        for (var i = 0; i < lanes.Length; i += Lanes.Count)
        {
            lanes.AsSpan(i, Lanes.Count).CopyTo(reversed.AsSpan(lanes.Length - i - Lanes.Count));
        }

        return reversed;
    }

    /// <summary>The bits of the values, for comparisons that tell -0 from 0 and not-a-numbers apart.</summary>
    public static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);

    /// <summary>Values of one lane.</summary>
    public static double[] Lane(double[] lanes, int lane)
    {
        var values = new double[lanes.Length / Lanes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = lanes[(i * Lanes.Count) + lane];
        }

        return values;
    }

    /// <summary>Root mean square of one lane between two rows.</summary>
    public static double Rms(double[] lanes, int lane, int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++)
        {
            sum += lanes[(i * Lanes.Count) + lane] * lanes[(i * Lanes.Count) + lane];
        }

        return Math.Sqrt(sum / (to - from));
    }

    /// <summary>Filters a whole segment in blocks of the given numbers of rows, repeated.</summary>
    public static double[] Filter(LaneFilter filter, double[] input, params int[] blockRows)
    {
        filter.Begin();
        var output = new double[input.Length];
        var (read, written) = (0, 0);
        var longest = blockRows.Length == 0 ? input.Length / Lanes.Count : blockRows.Max();
        var space = new double[filter.OutputCapacity(longest)];
        for (var i = 0; read < input.Length; i++)
        {
            var length = blockRows.Length == 0 ? input.Length : Math.Min(blockRows[i % blockRows.Length] * Lanes.Count, input.Length - read);
            var room = space.AsSpan(0, filter.OutputCapacity(length / Lanes.Count));
            var count = filter.Process(input.AsSpan(read, length), room);
            read += length;
            room[..count].CopyTo(output.AsSpan(written));
            written += count;
            Assert.InRange(read - written, 0, filter.MaximumDelayRows * Lanes.Count);
        }

        var rest = new double[(blockRows.Length == 0 ? 1000 : blockRows[0]) * Lanes.Count];
        for (var count = filter.Complete(rest); count > 0; count = filter.Complete(rest))
        {
            rest.AsSpan(0, count).CopyTo(output.AsSpan(written));
            written += count;
        }

        Assert.Equal(input.Length, written);
        return output;
    }
}
