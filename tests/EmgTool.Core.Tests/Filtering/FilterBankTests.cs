using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class FilterBankTests
{
    private static readonly FilterSettings WithoutMains = new() { Mains = MainsMode.Off };

    [Fact]
    public void The_default_is_a_zero_phase_band_pass_and_the_subtraction_of_mains()
    {
        var rate = new SamplingRate(2000);
        var bank = new FilterBank(new FilterSettings(), rate);
        Assert.Equal(20, bank.EffectiveLowHz);
        Assert.Equal(450, bank.EffectiveHighHz);
        Assert.Empty(bank.Notes);
        Assert.Equal(ButterworthDesign.BandPass(2, 20, 450, 2000), bank.Sections.ToArray());

        var input = LaneSignals.Noise(9000);
        for (var i = 0; i < input.Length; i++)
        {
            input[i] += 20 * Math.Sin(2 * Math.PI * 50.02 * (i / Lanes.Count) / 2000);
        }

        var band = LaneSignals.Filter(new ZeroPhaseFilter(bank.Sections), input);
        var expected = LaneSignals.Filter(new MainsCanceller(MainsMode.Auto, 20, 450, rate), band);
        foreach (var blocks in new int[][] { [9000], [1], [511, 4, 3000] })
        {
            Assert.Equal(LaneSignals.Bits(expected), LaneSignals.Bits(LaneSignals.Filter(bank.CreateFilter(), input, blocks)));
        }
    }

    [Theory]
    [InlineData(FilterPhase.Zero)]
    [InlineData(FilterPhase.Causal)]
    public void Splitting_the_input_does_not_change_the_output(FilterPhase phase)
    {
        var bank = new FilterBank(new FilterSettings { Phase = phase }, new SamplingRate(1000));
        var filter = bank.CreateFilter();
        var input = LaneSignals.Noise(6000);
        for (var i = 0; i < input.Length; i += 3)
        {
            input[i] += 5 * Math.Sin(2 * Math.PI * 60 * (i / Lanes.Count) / 1000);
        }

        var whole = LaneSignals.Bits(LaneSignals.Filter(filter, input));
        var property = Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            sizes =>
            {
                int[] blocks = [.. sizes.Select(size => size.Get * size.Get), 300];
                return whole.SequenceEqual(LaneSignals.Bits(LaneSignals.Filter(filter, input, blocks)));
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), property);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Segments_of_any_length_come_out_whole(int rows)
    {
        var filter = new FilterBank(new FilterSettings(), new SamplingRate(34000, 27)).CreateFilter();
        var input = LaneSignals.Noise(rows);
        Assert.Equal(input.Length, LaneSignals.Filter(filter, input, 300).Length);
        Assert.Equal(LaneSignals.Bits(LaneSignals.Filter(filter, input, 300)), LaneSignals.Bits(LaneSignals.Filter(filter, input, 7)));
    }

    [Theory]
    [InlineData(0, 450, 1)]
    [InlineData(20, 0, 1)]
    [InlineData(20, 450, 2)]
    [InlineData(0, 0, 0)]
    public void An_edge_of_0_leaves_that_side_open(double low, double high, int sections)
    {
        var bank = new FilterBank(WithoutMains with { LowHz = low, HighHz = high }, new SamplingRate(2000));
        Assert.Equal(sections, bank.Sections.Length);
        Assert.Equal(low, bank.EffectiveLowHz);
        Assert.Equal(high == 0 ? 1000 : high, bank.EffectiveHighHz);
        var gain = 1.0;
        foreach (var section in bank.Sections)
        {
            gain *= section.ConstantGain;
        }

        Assert.Equal(low == 0 ? 1 : 0, gain, 1e-12);
    }

    [Fact]
    public void Without_band_and_notch_the_signal_passes_unchanged()
    {
        var bank = new FilterBank(WithoutMains with { LowHz = 0, HighHz = 0 }, new SamplingRate(2000));
        var input = LaneSignals.Noise(100);
        Assert.Equal(input, LaneSignals.Filter(bank.CreateFilter(), input, 33));
    }

    [Fact]
    public void Notches_follow_the_band()
    {
        var bank = new FilterBank(WithoutMains with { NotchHz = 50, NotchQuality = 20 }, new SamplingRate(1000));
        SecondOrderSection[] expected = [.. ButterworthDesign.BandPass(2, 20, 450, 1000), .. NotchDesign.Harmonics(50, 20, 1000)];
        Assert.Equal(expected, bank.Sections.ToArray());
    }

    [Fact]
    public void Phase_chooses_the_filter()
    {
        var rate = new SamplingRate(2000);
        Assert.IsType<ZeroPhaseFilter>(new FilterBank(WithoutMains, rate).CreateFilter());
        var causal = new FilterBank(WithoutMains with { Phase = FilterPhase.Causal }, rate).CreateFilter();
        Assert.IsType<CausalFilter>(causal);
        Assert.Equal(0, causal.MaximumDelayRows);
    }

    [Fact]
    public void The_upper_edge_is_lowered_to_fit_the_rate_with_a_note()
    {
        var bank = new FilterBank(new FilterSettings(), new SamplingRate(250));
        Assert.Equal(112.5, bank.EffectiveHighHz);
        Assert.Equal("upper edge lowered from 450 to 112.5 Hz to fit the sampling rate of 250 Hz", Assert.Single(bank.Notes));
        Assert.Empty(new FilterBank(new FilterSettings(), new SamplingRate(1000)).Notes);
    }

    [Theory]
    [InlineData(20, 450, 40)]
    [InlineData(20, 0, 40)]
    [InlineData(20, 450, 44)]
    [InlineData(200, 450, 250)]
    public void A_rate_too_low_for_the_band_is_refused(double low, double high, int rate)
    {
        var error = Assert.Throws<SettingsException>(() => new FilterBank(new FilterSettings { LowHz = low, HighHz = high }, new SamplingRate(rate)));
        Assert.StartsWith($"The sampling rate of {rate} Hz is too low", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_without_sense_are_refused_with_name_and_value()
    {
        AssertRefused(WithoutMains with { LowHz = -1 }, "filter.low_hz: -1 is not allowed; it must be 0 to 20000 Hz");
        AssertRefused(WithoutMains with { LowHz = double.NaN }, "filter.low_hz: NaN");
        AssertRefused(WithoutMains with { HighHz = double.PositiveInfinity }, "filter.high_hz: Infinity");
        AssertRefused(WithoutMains with { LowHz = 450, HighHz = 20 }, "filter.low_hz: 450 is not allowed; it must be below filter.high_hz, which is 20");
        AssertRefused(WithoutMains with { Order = 3 }, "filter.order: 3 is not allowed; it must be a multiple of 2 from 2 to 16");
        AssertRefused(WithoutMains with { NotchHz = -50 }, "filter.notch_hz: -50");
        AssertRefused(WithoutMains with { NotchHz = 1000 }, "notch frequency 1000 Hz");
        AssertRefused(WithoutMains with { NotchHz = 50, NotchQuality = 0 }, "filter.notch_quality: 0 ");

        static void AssertRefused(FilterSettings settings, string part) => Assert.Contains(
            part, Assert.Throws<SettingsException>(() => new FilterBank(settings, new SamplingRate(2000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var filter = new FilterBank(new FilterSettings(), new SamplingRate(2000)).CreateFilter();
        var input = LaneSignals.Noise(8000);
        var output = new double[filter.OutputCapacity(8000)];
        Allocations.AssertNone(() =>
        {
            filter.Begin();
            filter.Process(input, output);
            while (filter.Complete(output) > 0)
            {
            }
        });
    }
}
