using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class PeltDetectorTests
{
    [Fact]
    public void Windows_find_what_the_whole_signal_cut_at_once_has()
    {
        var signal = TestSignals.Noise(20_000, 1);
        for (var start = 700; start < 19_000; start += 900)
        {
            TestSignals.Louder(signal, start, 30 + (start % 250), 4);
        }

        double[] energy = [.. Enumerable.Range(0, 4000).Select(bin => Enumerable.Range(5 * bin, 5).Sum(i => signal[i] * signal[i]))];
        var cuts = new Segmentation(4000, 5, 22, 2).Find(energy);
        List<int> edges = [0, .. cuts, 4000];
        var expected = new List<Interval>();
        for (var i = 1; i < edges.Count; i++)
        {
            var (from, to) = (edges[i - 1], edges[i]);
            if (energy[from..to].Average() > 1.5 * 5)
            {
                var joins = expected.Count > 0 && expected[^1].Offset == 5 * from;
                var onset = joins ? expected[^1].Onset : 5 * from;
                expected.RemoveRange(expected.Count - (joins ? 1 : 0), joins ? 1 : 0);
                expected.Add(new Interval(onset, 5 * to));
            }
        }

        Assert.Equal(expected, Methods.Create("pelt", Methods.White).Detect(signal));
    }

    [Fact]
    public void A_contraction_longer_than_a_window_is_one_burst()
    {
        var signal = TestSignals.Louder(TestSignals.Noise(60_000, 2), 20_000, 20_000, 2);

        var burst = Assert.Single(Methods.Create("pelt", Methods.White).Detect(signal));

        Assert.InRange(burst.Onset, 19_960, 20_040);
        Assert.InRange(burst.Offset, 39_960, 40_040);
    }
}
