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
}
