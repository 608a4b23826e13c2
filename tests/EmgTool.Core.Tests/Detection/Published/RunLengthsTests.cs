using EmgTool.Core.Detection.Published;
using MathNet.Numerics.Distributions;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class RunLengthsTests
{
    [Theory]
    [InlineData(1, 0.1, 1.0)]
    [InlineData(4, 0.02, 4.0)]
    public void The_posterior_is_that_of_the_recursion_written_out(int perBin, double hazard, double variance)
    {
        var samples = TestSignals.Louder(TestSignals.Noise(60 * perBin, 1), 30 * perBin, 30 * perBin, 4);
        var runs = new RunLengths(perBin, 60, hazard, variance, leastWeight: 0);

        // Adams and MacKay 2007, algorithm 1, over all run lengths; each sample is predicted by Student's t with 2 alpha degrees of freedom
        // and scale beta / alpha (Murphy 2007, eq. 110), one after the other.
        double[] joint = [1];
        for (var bin = 0; bin < 60; bin++)
        {
            var next = new double[bin + 2];
            for (var length = 0; length <= bin; length++)
            {
                var grown = joint[length] * Predictive(samples, (bin - length) * perBin, bin * perBin, perBin, variance);
                next[length + 1] = grown * (1 - hazard);
                next[0] += grown * hazard;
            }

            var all = next.Sum();
            joint = [.. next.Select(weight => weight / all)];
            runs.Update(samples.Skip(bin * perBin).Take(perBin).Sum(value => value * value));
            Assert.Equal(bin + 2, runs.Count);
            for (var i = 0; i < runs.Count; i++)
            {
                Assert.Equal(joint[runs.Length(i)], runs.Weight(i), 9);
            }
        }
    }

    [Fact]
    public void What_is_forgotten_changes_nothing_to_speak_of()
    {
        var samples = TestSignals.Louder(TestSignals.Noise(6000, 2), 3000, 400, 2);
        var (all, few) = (new RunLengths(4, 1500, 0.005, 4, 0), new RunLengths(4, 1500, 0.005, 4, 1e-4));
        for (var bin = 0; bin < 1500; bin++)
        {
            var energy = samples.Skip(4 * bin).Take(4).Sum(value => value * value);
            all.Update(energy);
            few.Update(energy);
            Assert.InRange(Loud(few) - Loud(all), -0.03, 0.03);
        }

        Assert.True(few.Count < all.Count / 2);

        static double Loud(RunLengths runs) => Enumerable.Range(0, runs.Count).Where(i => runs.Variance(i) >= 2).Sum(runs.Weight);
    }

    [Fact]
    public void A_run_forgets_its_oldest_samples()
    {
        // Twice as loud from some place on, too little at a time to be a change: the estimate follows within the memory.
        var runs = new RunLengths(1, 100, 1e-12, 1, 1e-9);
        for (var i = 0; i < 1000; i++)
        {
            runs.Update(1);
        }

        for (var i = 0; i < 1000; i++)
        {
            runs.Update(1.2);
        }

        Assert.Equal(1.2, runs.Variance(0), 3);
        Assert.True(runs.Count <= 102);
    }

    private static double Predictive(double[] samples, int from, int to, int count, double variance)
    {
        var (shape, scale) = (0.5 + (0.5 * (to - from)), (0.5 * variance) + (0.5 * samples[from..to].Sum(value => value * value)));
        var density = 1.0;
        foreach (var value in samples.AsSpan(to, count))
        {
            density *= StudentT.PDF(0, Math.Sqrt(scale / shape), 2 * shape, value);
            shape += 0.5;
            scale += 0.5 * value * value;
        }

        return density;
    }
}
