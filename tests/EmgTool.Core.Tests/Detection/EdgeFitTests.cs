using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class EdgeFitTests
{
    private static readonly TimeBins Bins = new(new SamplingRate(1000), 500);

    [Theory]
    [InlineData(0, 4)]
    [InlineData(30, 4)]
    [InlineData(60, 4)]
    [InlineData(60, 2)]
    public void The_onset_of_a_ramp_is_where_it_leaves_the_noise(int ramp, int power)
    {
        var errors = new List<double>();
        for (var seed = 0; seed < 100; seed++)
        {
            var noise = TestSignals.Noise(300, seed);
            var energy = new double[300];
            for (var i = 0; i < energy.Length; i++)
            {
                var rise = i < 100 ? 0 : i < 100 + ramp ? Math.Pow(Math.Sin(Math.PI / 2 * (i - 100 + 0.5) / ramp), power) : 1;
                energy[i] = noise[i] * noise[i] * (1 + (63 * rise));
            }

            errors.Add(new EdgeFit(Bins, 1, sustained: false).Onset(energy, 100 + (ramp / 2), 100 + (ramp / 2) + 40) - 100);
        }

        errors.Sort();
        // No later than where the burst's own power, 63 at the top, has risen to the noise's.
        var visible = ramp * 2 / Math.PI * Math.Asin(Math.Pow(1 / 63.0, 1.0 / power));
        Assert.InRange(errors[50], -3, Math.Max(1, visible));
        Assert.InRange(errors[90] - errors[10], 0, ramp == 0 ? 4 : 25);
    }

    [Fact]
    public void A_step_is_found_to_the_millisecond()
    {
        var energy = Enumerable.Range(0, 160).Select(i => i < 60 ? 1.0 : 30.0).ToArray();

        Assert.Equal(60, new EdgeFit(Bins, 1, sustained: false).Onset(energy, 70, 110));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_onset_is_the_most_likely_of_the_whole_grid(bool sustained)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            // Silence to 60 dB, with windows down to a few bins and detected early or late.
            var random = new Random(seed);
            var (detected, length) = (random.Next(2, 130), random.Next(6, 200));
            var (ramp, top) = (random.Next(1, length), Math.Pow(10, 6 * random.NextDouble()) - 1);
            var noise = TestSignals.Noise(detected + length, seed);
            double[] energy = [.. noise.Select((value, i) =>
                value * value * (1 + (top * Math.Pow(Math.Sin(Math.PI / 2 * Math.Clamp((i - detected + (ramp / 2.0)) / ramp, 0, 1)), 3))))];
            var latest = Math.Min(detected + random.Next(1, 60), energy.Length - 2);
            if (seed == 0)
            {
                Array.Clear(energy);
            }

            Assert.Equal(MostLikely(energy, detected, latest, sustained), new EdgeFit(Bins, 1, sustained).Onset(energy, detected, latest));
        }
    }

    [Fact]
    public void What_was_fitted_before_does_not_matter()
    {
        var fit = new EdgeFit(Bins, 1, sustained: false);
        double[] energy = [.. TestSignals.Noise(60, 1).Select((value, i) => value * value * (i < 30 ? 1 : 10))];
        var fresh = fit.Onset(energy, 32, 58);
        fit.Onset([.. TestSignals.Noise(900, 2).Select(value => value * value * 1e9)], 400, 800);

        Assert.Equal(fresh, fit.Onset(energy, 32, 58));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Energy_that_is_no_number_leaves_the_onset_where_it_was(double energy)
    {
        double[] window = [.. Enumerable.Repeat(1.0, 160)];
        window[90] = energy;

        Assert.Equal(70, new EdgeFit(Bins, 1, sustained: false).Onset(window, 70, 110));
    }

    /// <summary>The maximum by computing the likelihood of every onset, ramp and level from its definition.</summary>
    private static int MostLikely(double[] energy, int detected, int latest, bool sustained)
    {
        double[] seconds = sustained
            ? [0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.32, 0.45]
            : [0.004, 0.008, 0.015, 0.025, 0.04, 0.06, 0.09, 0.14, 0.2, 0.3, 0.45];
        Func<double, double>[] shapes = sustained
            ? [u => Math.Pow(Math.Sin(Math.PI / 2 * u), 4), u => Math.Pow(Math.Sin(Math.PI / 2 * u), 2)]
            : [u => u * u, u => Math.Pow(Math.Sin(Math.PI / 2 * u), 3)];
        var longest = (energy.Length - detected) / (sustained ? 2 : 1);
        var level = Math.Max(0.1, energy[(detected + ((energy.Length - detected) / 2))..].Average() - 1);
        var freedom = Bins.DegreesOfFreedom(100) / 100;
        var (best, onset) = (double.NegativeInfinity, detected);
        foreach (var factor in new[] { 0.75, 1, 1.33 })
        {
            foreach (var (ramp, shape) in seconds.SelectMany(_ => shapes, (s, shape) => ((int)(s * 1000), shape)).Where(r => r.Item1 <= longest).Prepend((0, shapes[0])))
            {
                for (var start = 0; start <= latest && start + ramp <= energy.Length; start++)
                {
                    double likelihood = ramp == 0 ? 0 : -1.5;
                    for (var i = 0; i < energy.Length; i++)
                    {
                        var rise = i < start ? 0 : i >= start + ramp ? 1 : shape((i - start + 0.5) / ramp);
                        var variance = 1 + (factor * level * rise);
                        likelihood -= freedom / 2 * ((energy[i] / variance) + Math.Log(variance));
                    }

                    // Equal but for rounding: the first counts.
                    if (likelihood - best > 1e-11 * Math.Abs(likelihood))
                    {
                        (best, onset) = (likelihood, start);
                    }
                }
            }
        }

        return onset;
    }
}
