using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class ButterworthDesignTests
{
    [Fact]
    public void Band_pass_sections_are_those_of_scipy()
    {
        AssertSections(ScipyReference.BandPass250, ButterworthDesign.BandPass(4, 20, 112.5, 250));
        AssertSections(ScipyReference.BandPass1000, ButterworthDesign.BandPass(4, 20, 450, 1000));
        AssertSections(ScipyReference.BandPass2000, ButterworthDesign.BandPass(4, 20, 450, 2000));
        AssertSections(ScipyReference.BandPass4000, ButterworthDesign.BandPass(4, 20, 450, 4000));
    }

    [Fact]
    public void High_pass_sections_multiply_to_the_transfer_function_of_scipy()
    {
        var sections = ButterworthDesign.HighPass(4, 100, 1000);
        double[] numerator = [1];
        double[] denominator = [1];
        foreach (var s in sections)
        {
            numerator = Multiply(numerator, [s.B0, s.B1, s.B2]);
            denominator = Multiply(denominator, [1, s.A1, s.A2]);
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ScipyReference.HighPassNumerator[i], numerator[i], 1e-9 * Math.Abs(numerator[i]));
            Assert.Equal(ScipyReference.HighPassDenominator[i], denominator[i], 1e-9 * Math.Abs(denominator[i]));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    public void Edges_are_at_half_power_and_the_slopes_those_of_the_analogue_filter(int order)
    {
        const double Rate = 2000;
        foreach (var hz in new[] { 1.0, 5, 20, 60, 100, 300, 450, 700, 950 })
        {
            // Closed form of the Butterworth magnitude on the frequency axis that the bilinear transform bends.
            var (w, low, high) = (Warp(hz), Warp(20), Warp(450));
            var bandPass = 1 / Math.Sqrt(1 + Math.Pow(((w * w) - (low * high)) / (w * (high - low)), 2 * order));
            var highPass = 1 / Math.Sqrt(1 + Math.Pow(low / w, 2 * order));
            var lowPass = 1 / Math.Sqrt(1 + Math.Pow(w / high, 2 * order));
            AssertGain(bandPass, ButterworthDesign.BandPass(order, 20, 450, Rate), hz);
            AssertGain(highPass, ButterworthDesign.HighPass(order, 20, Rate), hz);
            AssertGain(lowPass, ButterworthDesign.LowPass(order, 450, Rate), hz);
        }

        static double Warp(double hz) => Math.Tan(Math.PI * hz / Rate);

        static void AssertGain(double expected, SecondOrderSection[] sections, double hz) =>
            Assert.Equal(expected, sections.Aggregate(1.0, (gain, section) => gain * section.GainAt(hz, Rate)), 1e-9);
    }

    [Fact]
    public void Slowest_poles_come_last()
    {
        var radii = ButterworthDesign.BandPass(8, 20, 450, 2000).Select(section => section.PoleRadius).ToArray();
        Assert.Equal(radii.Order(), radii);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-2)]
    [InlineData(18)]
    public void Refuses_an_odd_order_or_one_out_of_range(int order)
    {
        var error = Assert.Throws<SettingsException>(() => ButterworthDesign.BandPass(order, 20, 450, 2000));
        Assert.Contains($"order {order} is not an even number from 2 to 16", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_an_edge_that_is_not_between_0_and_Nyquist(double hz)
    {
        Assert.Contains("half the sampling rate (500 Hz)", Assert.Throws<SettingsException>(() => ButterworthDesign.LowPass(2, hz, 1000)).Message, StringComparison.Ordinal);
        Assert.Contains("half the sampling rate (500 Hz)", Assert.Throws<SettingsException>(() => ButterworthDesign.HighPass(2, hz, 1000)).Message, StringComparison.Ordinal);
        Assert.Contains("half the sampling rate (500 Hz)", Assert.Throws<SettingsException>(() => ButterworthDesign.BandPass(2, hz, 400, 1000)).Message, StringComparison.Ordinal);
        Assert.Contains("half the sampling rate (500 Hz)", Assert.Throws<SettingsException>(() => ButterworthDesign.BandPass(2, 20, hz, 1000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_edges_that_are_swapped_or_equal()
    {
        Assert.Contains("(450 Hz) is not below its upper edge (20 Hz)", Assert.Throws<SettingsException>(() => ButterworthDesign.BandPass(2, 450, 20, 2000)).Message, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => ButterworthDesign.BandPass(2, 20, 20, 2000));
    }

    [Fact]
    public void Refuses_a_design_that_double_precision_cannot_hold()
    {
        Assert.Contains("not stable", Assert.Throws<SettingsException>(() => ButterworthDesign.HighPass(2, 1e-9, 50000)).Message, StringComparison.Ordinal);
    }

    private static void AssertSections(double[][] expected, SecondOrderSection[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var section = actual[i];
            double[] values = [section.B0, section.B1, section.B2, 1, section.A1, section.A2];
            for (var j = 0; j < values.Length; j++)
            {
                Assert.Equal(expected[i][j], values[j], 1e-12 * Math.Abs(expected[i][j]));
            }
        }
    }

    private static double[] Multiply(double[] left, double[] right)
    {
        var product = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                product[i + j] += left[i] * right[j];
            }
        }

        return product;
    }
}
