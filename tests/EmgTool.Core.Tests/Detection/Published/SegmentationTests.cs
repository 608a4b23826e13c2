using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class SegmentationTests
{
    [Theory]
    [InlineData(1, 3.0)]
    [InlineData(1, 12.0)]
    [InlineData(2, 3.0)]
    [InlineData(3, 6.0)]
    [InlineData(5, 6.0)]
    public void Pruning_loses_nothing(int shortest, double penalty)
    {
        // The exhaustive search of Jackson et al. 2005 over all places, nothing pruned.
        for (var seed = 0; seed < 20; seed++)
        {
            var energy = Energies(150, seed);
            var found = new Segmentation(150, 5, penalty, shortest).Find(energy);

            Assert.Equal(Exhaustive(energy, 5, penalty, shortest), found);
        }
    }

    [Fact]
    public void It_is_the_best_of_all_cuts()
    {
        // All 2^13 ways of cutting 14 bins.
        for (var seed = 0; seed < 5; seed++)
        {
            var energy = Energies(14, 50 + seed);
            var best = Enumerable.Range(0, 1 << 13).MinBy(cuts => Cost(energy, [.. Enumerable.Range(1, 13).Where(at => (cuts >> (at - 1) & 1) == 1)], 4, 3));

            Assert.Equal(Enumerable.Range(1, 13).Where(at => (best >> (at - 1) & 1) == 1), new Segmentation(14, 4, 3, 1).Find(energy));
        }
    }

    [Fact]
    public void Time_is_linear_where_there_are_changes()
    {
        // Without pruning this would weigh 5e9 places.
        var energy = new double[100_000];
        for (var i = 0; i < energy.Length; i++)
        {
            energy[i] = 5 * (i / 50 % 2 == 0 ? 1 : 10);
        }

        Assert.Equal(1999, new Segmentation(energy.Length, 5, 20, 2).Find(energy).Count);
    }

    [Fact]
    public void Silence_is_one_segment() => Assert.Empty(new Segmentation(100, 5, 20, 1).Find(new double[100]));

    private static double[] Energies(int count, int seed)
    {
        // Five squares a bin; the spread changes every 10 to 40 bins.
        var noise = TestSignals.Noise(5 * count, 100 + seed);
        return [.. Enumerable.Range(0, count).Select(bin => Enumerable.Range(5 * bin, 5).Sum(i => noise[i] * noise[i]) * (1 + (3 * (bin / (10 + (seed % 30)) % 3))))];
    }

    private static double Cost(double[] energy, List<int> cuts, int perBin, double penalty)
    {
        var ends = cuts.Append(energy.Length).ToList();
        var (sum, from) = (0.0, 0);
        foreach (var end in ends)
        {
            var samples = (end - from) * perBin;
            sum += samples * Math.Log((energy[from..end].Sum() / samples) + 1e-3);
            from = end;
        }

        return sum + (penalty * cuts.Count);
    }

    private static List<int> Exhaustive(double[] energy, int perBin, double penalty, int shortest)
    {
        var cost = new double[energy.Length + 1];
        var last = new int[energy.Length + 1];
        cost[0] = -penalty;
        for (var end = 1; end <= energy.Length; end++)
        {
            cost[end] = double.PositiveInfinity;
            for (var from = 0; from <= end - shortest; from++)
            {
                var samples = (end - from) * perBin;
                var candidate = cost[from] + penalty + (samples * Math.Log((energy[from..end].Sum() / samples) + 1e-3));
                if (candidate < cost[end])
                {
                    (cost[end], last[end]) = (candidate, from);
                }
            }
        }

        var cuts = new List<int>();
        for (var at = last[energy.Length]; at > 0; at = last[at])
        {
            cuts.Insert(0, at);
        }

        return cuts;
    }
}
