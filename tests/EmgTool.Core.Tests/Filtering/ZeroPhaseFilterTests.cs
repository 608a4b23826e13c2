using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class ZeroPhaseFilterTests
{
    private static readonly SecondOrderSection[] BandPass = ButterworthDesign.BandPass(4, 20, 450, 1000);

    [Fact]
    public void Output_is_that_of_scipy()
    {
        ScipyReference.BandPassZeroPhase.AssertEqual(LaneSignals.Filter(new ZeroPhaseFilter(BandPass), ScipyReference.Input()), 1e-11);
        ScipyReference.NotchZeroPhase.AssertEqual(
            LaneSignals.Filter(new ZeroPhaseFilter(NotchDesign.Harmonics(50, 30, 1000).AsSpan(0, 1)), ScipyReference.Input()), 1e-11);
    }

    [Theory]
    [InlineData(2, 20, 450, 2000)]
    [InlineData(4, 20, 450, 1000)]
    [InlineData(8, 20, 450, 4000)]
    [InlineData(2, 5, 100, 1259.259259)]
    public void Long_segments_equal_two_passes_over_the_whole(int order, double low, double high, double rate)
    {
        var sections = ButterworthDesign.BandPass(order, low, high, rate);
        var filter = new ZeroPhaseFilter(sections);
        var input = LaneSignals.Noise((3 * filter.HopRows) + filter.LookAheadRows + 777);
        for (var i = 0; i < input.Length; i++)
        {
            input[i] += 1000;
        }

        AssertClose(Oracle(sections, input), LaneSignals.Filter(filter, input, 500), 1e-10);
    }

    [Fact]
    public void Low_edges_and_offsets_of_any_size_are_as_exact()
    {
        var sections = ButterworthDesign.HighPass(2, 1, 2000);
        var filter = new ZeroPhaseFilter(sections);
        var input = LaneSignals.Noise((2 * filter.HopRows) + filter.LookAheadRows + 5);
        for (var i = 0; i < input.Length; i++)
        {
            input[i] += 1e5;
        }

        AssertClose(Oracle(sections, input), LaneSignals.Filter(filter, input, 4096), 1e-8);
        sections = ButterworthDesign.LowPass(4, 30, 2000);
        AssertClose(Oracle(sections, input), LaneSignals.Filter(new ZeroPhaseFilter(sections), input, 4096), 1e-8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(26)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(100)]
    public void Short_segments_equal_two_passes_with_as_much_padding_as_there_is(int rows)
    {
        var input = LaneSignals.Noise(rows);
        foreach (var block in new[] { 1, 3, 1000 })
        {
            AssertClose(Oracle(BandPass, input), LaneSignals.Filter(new ZeroPhaseFilter(BandPass), input, block), 1e-12);
        }
    }

    [Fact]
    public void A_single_sample_passes_like_the_constant_it_stands_for()
    {
        double[] input = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.All(LaneSignals.Filter(new ZeroPhaseFilter(BandPass), input), value => Assert.Equal(0, value, 1e-12));
        var lowPass = LaneSignals.Filter(new ZeroPhaseFilter(ButterworthDesign.LowPass(4, 100, 1000)), input);
        AssertClose(input, lowPass, 1e-12);
    }

    [Fact]
    public void An_empty_segment_gives_nothing()
    {
        var filter = new ZeroPhaseFilter(BandPass);
        filter.Begin();
        Assert.Equal(0, filter.Process([], []));
        Assert.Equal(0, filter.Complete(new double[Lanes.Count]));
        Assert.Equal(0, filter.Complete(new double[Lanes.Count]));
    }

    [Fact]
    public void Splitting_the_input_does_not_change_the_output()
    {
        var filter = new ZeroPhaseFilter(ButterworthDesign.BandPass(2, 20, 450, 1000));
        var input = LaneSignals.Noise((2 * filter.MaximumDelayRows) + 99);
        var whole = LaneSignals.Bits(LaneSignals.Filter(filter, input));
        var property = Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            sizes =>
            {
                int[] blocks = [.. sizes.Select(size => size.Get * 7), 1500];
                return whole.SequenceEqual(LaneSignals.Bits(LaneSignals.Filter(filter, input, blocks)));
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), property);
    }

    [Fact]
    public void A_segment_leaves_nothing_behind_for_the_next()
    {
        var filter = new ZeroPhaseFilter(BandPass);
        var input = LaneSignals.Noise(filter.MaximumDelayRows + 50);
        var expected = LaneSignals.Bits(LaneSignals.Filter(filter, input));
        LaneSignals.Filter(filter, LaneSignals.Noise(40, seed: 9));
        filter.Begin();
        filter.Process(input.AsSpan(0, 80), new double[filter.OutputCapacity(10)]);
        Assert.Equal(expected, LaneSignals.Bits(LaneSignals.Filter(filter, input)));
    }

    [Fact]
    public void Filtering_is_linear()
    {
        var first = LaneSignals.Noise(3000, seed: 1);
        var second = LaneSignals.Noise(3000, seed: 2);
        var sum = first.Zip(second, (a, b) => (2 * a) - (3 * b)).ToArray();
        var filter = new ZeroPhaseFilter(BandPass);
        var (y1, y2) = (LaneSignals.Filter(filter, first), LaneSignals.Filter(filter, second));
        AssertClose(y1.Zip(y2, (a, b) => (2 * a) - (3 * b)).ToArray(), LaneSignals.Filter(filter, sum), 1e-12);
    }

    [Fact]
    public void A_sinusoid_keeps_its_phase_and_loses_the_gain_of_two_passes()
    {
        foreach (var hz in new[] { 10.0, 20, 50, 100, 250, 450 })
        {
            var input = new double[6000 * Lanes.Count];
            for (var i = 0; i < input.Length; i++)
            {
                input[i] = Math.Sin((2 * Math.PI * hz * (i / Lanes.Count) / 1000) + (i % Lanes.Count));
            }

            var output = LaneSignals.Filter(new ZeroPhaseFilter(BandPass), input);
            var gain = BandPass.Aggregate(1.0, (product, section) => product * section.GainAt(hz, 1000));
            for (var i = 2000 * Lanes.Count; i < 4000 * Lanes.Count; i++)
            {
                Assert.Equal(gain * gain * input[i], output[i], 1e-9);
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var filter = new ZeroPhaseFilter(BandPass);
        var input = LaneSignals.Noise(3000);
        var output = new double[filter.OutputCapacity(3000)];
        Allocations.AssertNone(() =>
        {
            filter.Begin();
            for (var i = 0; i < 3; i++)
            {
                filter.Process(input, output);
            }

            while (filter.Complete(output) > 0)
            {
            }
        });
    }

    [Fact]
    public void Memory_follows_from_the_slowest_pole_and_is_bounded()
    {
        var usual = new ZeroPhaseFilter(ButterworthDesign.BandPass(4, 20, 450, 2000));
        Assert.InRange(usual.LookAheadRows, 1400, 1430);
        Assert.InRange(usual.HopRows, 4096, 8192);

        var low = new ZeroPhaseFilter(ButterworthDesign.HighPass(2, 1, 10000));
        Assert.InRange(low.MaximumDelayRows, 90_000, 170_000);

        var error = Assert.Throws<SettingsException>(() => new ZeroPhaseFilter(ButterworthDesign.HighPass(2, 0.05, 10000)));
        Assert.Contains("1000000 are allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_half_a_row_and_an_output_that_is_too_short()
    {
        var filter = new ZeroPhaseFilter(BandPass);
        filter.Begin();
        Assert.Throws<ArgumentException>(() => filter.Process(new double[3], new double[filter.OutputCapacity(1)]));
        Assert.Throws<ArgumentException>(() => filter.Process(new double[Lanes.Count], new double[filter.OutputCapacity(1) - 1]));
        Assert.Throws<ArgumentException>(() => filter.Complete(new double[Lanes.Count - 1]));
    }

    /// <summary>Forward and backward over the whole padded segment at once, as scipy describes it.</summary>
    private static double[] Oracle(SecondOrderSection[] sections, double[] input)
    {
        var rows = input.Length / Lanes.Count;
        var padding = Math.Min(3 * ((2 * sections.Length) + 1), rows - 1);
        var padded = new double[(rows + (2 * padding)) * Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            for (var i = -padding; i < rows + padding; i++)
            {
                padded[((i + padding) * Lanes.Count) + lane] =
                    i < 0 ? (2 * At(0, lane)) - At(-i, lane)
                    : i >= rows ? (2 * At(rows - 1, lane)) - At((2 * (rows - 1)) - i, lane)
                    : At(i, lane);
            }
        }

        for (var pass = 0; pass < 2; pass++)
        {
            var cascade = new SectionCascade(sections);
            cascade.Settle(padded.AsSpan(0, Lanes.Count));
            cascade.Process(padded);
            padded = LaneSignals.Reverse(padded);
        }

        return padded[(padding * Lanes.Count)..^(padding * Lanes.Count)];

        double At(int row, int lane) => input[(row * Lanes.Count) + lane];
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
