using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class NotchDesignTests
{
    [Fact]
    public void First_sections_are_those_of_scipy()
    {
        AssertSection(ScipyReference.Notch50, NotchDesign.Harmonics(50, 30, 2000)[0]);
        AssertSection(ScipyReference.Notch60, NotchDesign.Harmonics(60, 30, 2000)[0]);
    }

    [Theory]
    [InlineData(50, 1000, 9)]
    [InlineData(50, 2000, 19)]
    [InlineData(60, 1000, 8)]
    [InlineData(50, 1259.259259, 12)]
    public void There_is_one_section_for_each_harmonic_below_Nyquist(double hz, double rate, int count)
    {
        var sections = NotchDesign.Harmonics(hz, 30, rate);
        Assert.Equal(count, sections.Length);
        for (var harmonic = 1; harmonic <= count; harmonic++)
        {
            var section = sections[harmonic - 1];
            var half = harmonic * hz / 30 / 2;
            Assert.Equal(0, section.GainAt(harmonic * hz, rate), 1e-9);
            Assert.Equal(1, section.GainAt(0, rate), 1e-9);

            // -3 dB about half a bandwidth away, the bilinear transform bends it a little.
            Assert.InRange(section.GainAt((harmonic * hz) - half, rate), 0.6, 0.8);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(-50)]
    [InlineData(double.NaN)]
    public void Refuses_a_frequency_that_is_not_between_0_and_Nyquist(double hz) =>
        Assert.Contains("half the sampling rate (500 Hz)", Assert.Throws<SettingsException>(() => NotchDesign.Harmonics(hz, 30, 1000)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-30)]
    [InlineData(1e6)]
    [InlineData(double.NaN)]
    public void Refuses_a_quality_out_of_range(double quality) =>
        Assert.Contains("between 1 and 10000", Assert.Throws<SettingsException>(() => NotchDesign.Harmonics(50, quality, 1000)).Message, StringComparison.Ordinal);

    private static void AssertSection(double[] expected, SecondOrderSection section)
    {
        double[] values = [section.B0, section.B1, section.B2, 1, section.A1, section.A2];
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(expected[i], values[i], 1e-12);
        }
    }
}
