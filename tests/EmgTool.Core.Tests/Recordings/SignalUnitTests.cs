using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class SignalUnitTests
{
    [Theory]
    [InlineData("uV", 1)]
    [InlineData("µV", 1)]
    [InlineData("\u03BCV", 1)]
    [InlineData("microvolts", 1)]
    [InlineData("UV", 1)]
    [InlineData("mV", 1000)]
    [InlineData("[mV]", 1000)]
    [InlineData("millivolt", 1000)]
    [InlineData("V", 1e6)]
    [InlineData(" volt", 1e6)]
    [InlineData("nV", 1e-3)]
    [InlineData("kV", 1e9)]
    [InlineData("0.806uV", 0.806)]
    [InlineData("0.5 µV", 0.5)]
    [InlineData("2.5e-3mV", 2.5)]
    public void Voltages_are_known_with_their_microvolts(string text, double microvolts)
    {
        var unit = SignalUnit.Parse(text);
        Assert.Equal(UnitKind.Voltage, unit.Kind);
        Assert.Equal(microvolts, unit.Microvolts, 1e-12 * microvolts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".V")]
    [InlineData("?V")]
    [InlineData("\uFFFDV")]
    [InlineData("MV")]
    [InlineData("foo")]
    [InlineData("n/a")]
    [InlineData("0uV")]
    [InlineData("1e308mV")]
    [InlineData("-1uV")]
    [InlineData("1,5uV")]
    [InlineData("1e999uV")]
    public void What_is_missing_destroyed_or_ambiguous_is_unknown_and_not_guessed(string text)
    {
        var unit = SignalUnit.Parse(text);
        Assert.Equal(UnitKind.Unknown, unit.Kind);
        Assert.True(double.IsNaN(unit.Microvolts));
    }

    [Theory]
    [InlineData("counts")]
    [InlineData("ADC")]
    [InlineData("adu")]
    [InlineData("raw")]
    public void Counts_are_told_apart_from_volts(string text) => Assert.Equal(UnitKind.Counts, SignalUnit.Parse(text).Kind);

    [Theory]
    [InlineData("g")]
    [InlineData("deg")]
    [InlineData("°/s")]
    [InlineData("N")]
    [InlineData("%MVC")]
    [InlineData("m/s^2")]
    [InlineData("DegC")]
    [InlineData("Boolean")]
    public void Units_of_other_quantities_are_no_voltage(string text) => Assert.Equal(UnitKind.Other, SignalUnit.Parse(text).Kind);

    [Fact]
    public void The_text_of_the_file_is_kept()
    {
        Assert.Equal("µV", SignalUnit.Parse(" µV ").Text);
        Assert.Equal("0.806uV", SignalUnit.Parse("0.806uV").Text);
    }
}
