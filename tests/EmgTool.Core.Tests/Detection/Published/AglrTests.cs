using EmgTool.Core.Detection.Published;
using MathNet.Numerics.Distributions;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class AglrTests
{
    [Theory]
    [InlineData(10, 2.0)]
    [InlineData(25, 5.0)]
    public void The_ratio_is_that_of_the_densities_at_the_likeliest_variance(int count, double factor)
    {
        double[] samples = [.. TestSignals.Noise(count, 1).Select(value => value * factor)];
        var energy = samples.Sum(value => value * value);
        double At(double variance) => samples.Sum(value => Normal.PDFLn(0, Math.Sqrt(variance), value) - Normal.PDFLn(0, 1, value));

        // No other variance is likelier.
        Assert.Equal(At(energy / count), Aglr.Ratio(count, energy), 9);
        Assert.All([0.9, 1.1], change => Assert.True(At(energy / count * change) < Aglr.Ratio(count, energy)));
    }

    [Fact]
    public void Less_energy_than_the_noise_s_is_no_evidence_of_activity() => Assert.Equal(0, Aglr.Ratio(10, 9));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Edges_are_the_likeliest_places_of_a_change(int seed)
    {
        const int Window = 25;
        var signal = TestSignals.Louder(TestSignals.Noise(4000, seed), 2000, 300, 4);
        double[] squares = [.. signal.Select(value => value * value)];
        double Ratio(int from, int to) => Aglr.Ratio(to - from, squares[from..to].Sum());

        var burst = Assert.Single(Methods.Create("aglr", Methods.White).Detect(signal));

        var alarm = Enumerable.Range(Window, 3000).First(at => Ratio(at - Window + 1, at + 1) >= 10);
        Assert.Equal(Enumerable.Range(alarm - (2 * Window), (2 * Window) + 1).MaxBy(at => Ratio(at, alarm + Window)), burst.Onset);
        var end = Enumerable.Range(alarm + 100, 1000).First(at => Ratio(at - Window + 1, at + 1) < 10);
        var start = end - (3 * Window);
        Assert.Equal(Enumerable.Range(start + 1, (3 * Window) + 1).MaxBy(at => Ratio(start, at)), burst.Offset);
    }
}
