using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class ActivityScanTests
{
    private const int Bins = 1700;

    private static readonly TimeBins Grid = new(new SamplingRate(1000), 430);
    private static readonly DetectionScale[] Scales = [new(0.003, 11.5, 2.5), new(0.008, 7, 2.5), new(0.032, 3.3, 1.8), new(0.1, 2.1, 1.5)];

    // What a strong or an endless energy leaves in the sums behind it must not show.
    [Theory]
    [InlineData(100)]
    [InlineData(1e18)]
    [InlineData(double.PositiveInfinity)]
    public void Marks_are_where_plain_means_exceed_the_thresholds(double strongest)
    {
        double[] energy = [.. TestSignals.Noise(Bins, 3).Select(x => x * x)];
        energy[300] = strongest;
        energy[700] = 40;
        energy.AsSpan(1000, 150).Fill(1.9);
        var ring = new SampleRing(Bins);
        energy.CopyTo(ring.Place(0, Bins).AsSpan());
        var scan = new ActivityScan(ring, Grid, Scales);
        var tail = new NoiseWatch(Grid, Scales);
        tail.Begin();
        var marks = new ActivityScan.Marks[ActivityScan.ChunkBins / 64];
        for (var first = 0; first < Bins;)
        {
            var count = scan.Mark(first, Bins, marks, tail);
            for (var i = 0; i < count; i++)
            {
                var means = Array.ConvertAll(Scales, scale => Mean(energy, first + i, Grid.In(scale.Seconds)));
                var isSeed = means.Where((mean, scale) => mean > Scales[scale].Threshold).Any();
                Assert.Equal(isSeed, ((marks[i / 64].Seeds >> (i % 64)) & 1) != 0);
                Assert.Equal(isSeed || means[^1] > Scales[^1].Low, ((marks[i / 64].Busy >> (i % 64)) & 1) != 0);
            }

            first += count;
        }
    }

    private static double Mean(double[] energy, int centre, int width) =>
        Enumerable.Range(centre - (width / 2), width).Average(i => i >= 0 && i < energy.Length ? energy[i] : 1);
}
