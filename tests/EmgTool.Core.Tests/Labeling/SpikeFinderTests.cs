using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class SpikeFinderTests
{
    [Fact]
    public void Active_bins_are_those_above_a_share_of_the_percentile()
    {
        var finder = new SpikeFinder(new TimeBins(new SamplingRate(1000), 430), 1000);
        for (var length = 1; length < 300; length++)
        {
            // Energies over five decades, so that now the share counts and now the least.
            double[] energy = [.. TestSignals.Noise(length, length).Select(x => Math.Pow(10, (length % 5) + x))];
            double[] mean = [.. Enumerable.Range(0, length).Select(i => Enumerable.Range(i - 1, 3).Sum(j => j < 0 || j >= length ? 1 : energy[j]) / 3)];
            double[] sorted = [.. mean.Order()];
            var level = Math.Max(3, 0.05 * sorted[(int)(0.9 * (length - 1))]);

            finder.Find(energy);

            Assert.Equal(mean.Count(value => value > level), finder.ActiveBins);
        }
    }

    [Fact]
    public void A_waveform_is_like_itself_at_any_lag_up_to_four_milliseconds()
    {
        var similarity = new WaveformSimilarity(2, 2000);
        var samples = new double[400];
        for (var i = 0; i < 21; i++)
        {
            var value = Math.Sin(2 * Math.PI * i / 20) * (1 + (0.5 * Math.Cos(i)));
            // The second upside down in its phases' order of size: its extreme is the other phase.
            samples[90 + i] = value;
            samples[290 + i] = value * (i < 10 ? 0.99 : 1.3);
        }

        Assert.InRange(similarity.Of(samples, [50, 150]), 0.95, 1 + 1e-12);
        Assert.Equal(double.NaN, similarity.Of(samples, [50]));
        Assert.Equal(-1, similarity.Of(new double[400], [50, 150]));
    }
}
