using System.Runtime.InteropServices;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Tests.Filtering;

public sealed class HarmonicSubtractorTests
{
    // Intervals of five and six periods, of an odd number of rows, of halves of periods, and of no whole number of them.
    [Theory]
    [InlineData(500, 1)]
    [InlineData(1000, 1)]
    [InlineData(1200, 1)]
    [InlineData(2000, 1)]
    [InlineData(2048, 1)]
    [InlineData(2500, 1)]
    [InlineData(2550, 1)]
    [InlineData(4000, 1)]
    [InlineData(34000, 27)]
    public void Leaves_what_the_definition_leaves(long samples, long seconds)
    {
        var rate = new SamplingRate(samples, seconds);
        var length = rate.SamplesIn(0.1);
        var families = MainsHarmonics.Of(MainsMode.Auto, 20, 0.45 * rate.Hertz, rate);
        var middle = (2L * ((7 * length) + (length / 2))) + length - 1;
        var input = LaneSignals.Noise(length);
        var first = 0;
        for (var family = 0; family < families.Length; family++)
        {
            var numbers = families[family].Numbers;
            var (before, after) = (Node(families, family, first, seed: 1), Node(families, family, first, seed: 2));
            var lanes = input.ToArray();
            var rows = MemoryMarshal.Cast<double, Row>(lanes.AsSpan());
            new HarmonicSubtractor(families[family], length).Subtract(middle, before, after, first, rows[..(length - (length / 2))], rows[(length - (length / 2))..]);
            for (var row = 0; row < length; row++)
            {
                // Amplitudes are those before at the middle of a frame and change by an equal step from row to row.
                var distance = row - ((length - 1) / 2.0);
                var share = ((length / 2) + distance) / length;
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    var expected = input[(row * Lanes.Count) + lane];
                    for (var i = first; i < first + numbers.Length; i++)
                    {
                        var angle = 2 * Math.PI * families[family].FrequencyOf(numbers[i - first]) * ((middle / 2.0) + distance) / rate.Hertz;
                        var real = before.Real[i][lane] + ((after.Real[i][lane] - before.Real[i][lane]) * share);
                        var imaginary = before.Imaginary[i][lane] + ((after.Imaginary[i][lane] - before.Imaginary[i][lane]) * share);
                        expected -= 2 * ((real * Math.Cos(angle)) - (imaginary * Math.Sin(angle)));
                    }

                    Assert.Equal(expected, lanes[(row * Lanes.Count) + lane], 1e-10);
                }
            }

            first += numbers.Length;
        }
    }

    /// <summary>A node with amplitudes for one family, every third harmonic without any.</summary>
    private static MainsNode Node(MainsHarmonics[] families, int family, int first, int seed)
    {
        var count = families.Sum(each => each.Numbers.Length);
        var noise = MemoryMarshal.Cast<double, Row>(LaneSignals.Noise(2 * count, seed)).ToArray();
        Row[] real = [.. noise[..count].Select((value, i) => i % 3 == 2 ? Row.Zero : value)];
        Row[] imaginary = [.. noise[count..].Select((value, i) => i % 3 == 2 ? Row.Zero : value)];
        var node = new MainsNode(families);
        node.Set(family, first, families[family].Numbers, Row.One, Row.Zero, real, imaginary, Row.AllBitsSet);
        return node;
    }
}
