using System.Runtime.InteropServices;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Tests.Filtering;

public sealed class HarmonicDemodulatorTests
{
    // Frames of five and six periods, of an odd number of rows, of halves of periods, and of no whole number of them.
    [Theory]
    [InlineData(500, 1)]
    [InlineData(1000, 1)]
    [InlineData(1200, 1)]
    [InlineData(2000, 1)]
    [InlineData(2048, 1)]
    [InlineData(2500, 1)]
    [InlineData(4000, 1)]
    [InlineData(34000, 27)]
    public void Sums_are_those_of_the_definition(long samples, long seconds)
    {
        var rate = new SamplingRate(samples, seconds);
        var length = rate.SamplesIn(0.1);
        var lanes = LaneSignals.Noise(length);
        foreach (var family in MainsHarmonics.Of(MainsMode.Auto, 20, 0.45 * rate.Hertz, rate))
        {
            var sums = new Row[2 * family.Numbers.Length];
            new HarmonicDemodulator(family, length, rate).Demodulate(MemoryMarshal.Cast<double, Row>(lanes), sums);
            for (var i = 0; i < family.Numbers.Length; i++)
            {
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    var (real, imaginary) = (0.0, 0.0);
                    for (var row = 0; row < length; row++)
                    {
                        var angle = 2 * Math.PI * family.FrequencyOf(family.Numbers[i]) * (row - ((length - 1) / 2.0)) / rate.Hertz;
                        real += lanes[(row * Lanes.Count) + lane] * Math.Cos(angle);
                        imaginary += lanes[(row * Lanes.Count) + lane] * Math.Sin(angle);
                    }

                    Assert.Equal(real, sums[2 * i][lane], 1e-11);
                    Assert.Equal(imaginary, sums[(2 * i) + 1][lane], 1e-11);
                }
            }
        }
    }
}
