using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class SectionCascadeTests
{
    private delegate void Kernel(ReadOnlySpan<SecondOrderSection> sections, SectionPass pass, bool backward);

    private delegate void KernelOfBoth(ReadOnlySpan<SecondOrderSection> sections, SectionPass forward, SectionPass backward);

    [Fact]
    public void Output_is_that_of_scipy()
    {
        var lanes = ScipyReference.Input();
        new SectionCascade(ButterworthDesign.BandPass(4, 20, 450, ScipyReference.RateHz)).Process(lanes);
        ScipyReference.BandPassForward.AssertEqual(lanes, 1e-11);

        lanes = ScipyReference.Input();
        new SectionCascade(NotchDesign.Harmonics(50, 30, ScipyReference.RateHz).AsSpan(0, 1)).Process(lanes);
        ScipyReference.NotchForward.AssertEqual(lanes, 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(11)]
    public void All_kernels_give_the_bits_of_a_plain_loop(int count)
    {
        var sections = Sections(count);
        foreach (var rows in new[] { 0, 1, 2, 3, 17, 300 })
        {
            foreach (var backward in new[] { false, true })
            {
                var input = Noise(rows);
                var (output, state) = PlainLoop(sections, input, backward);
                foreach (var kernel in new Kernel[] { SectionKernel<OneLane>.Run, SectionKernel<FourLanes>.Run, SectionKernel<EightLanes>.Run })
                {
                    var kernelState = Noise(2 * count, seed: 5);
                    var separate = new double[input.Length];
                    kernel(sections, new SectionPass(kernelState, input, separate), backward);
                    Assert.Equal(Bits(output), Bits(separate));
                    Assert.Equal(Bits(state), Bits(kernelState));

                    kernelState = Noise(2 * count, seed: 5);
                    var inPlace = input.ToArray();
                    kernel(sections, new SectionPass(kernelState, inPlace, inPlace), backward);
                    Assert.Equal(Bits(output), Bits(inPlace));
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(11)]
    public void Both_passes_at_a_time_give_the_bits_of_one_after_the_other(int count)
    {
        var sections = Sections(count);
        foreach (var rows in new[] { 0, 1, 2, 127, 128, 129, 300 })
        {
            var (input, other) = (Noise(rows), Noise(rows, seed: 2));
            var (expected, expectedState) = PlainLoop(sections, input, backward: false);
            var (expectedOther, expectedOtherState) = PlainLoop(sections, other, backward: true);
            foreach (var kernel in new KernelOfBoth[] { SectionKernel<OneLane>.RunBoth, SectionKernel<FourLanes>.RunBoth, SectionKernel<EightLanes>.RunBoth })
            {
                var (state, otherState) = (Noise(2 * count, seed: 5), Noise(2 * count, seed: 5));
                var (output, inPlace) = (new double[input.Length], other.ToArray());
                kernel(sections, new SectionPass(state, input, output), new SectionPass(otherState, inPlace, inPlace));
                Assert.Equal(Bits(expected), Bits(output));
                Assert.Equal(Bits(expectedOther), Bits(inPlace));
                Assert.Equal(Bits(expectedState), Bits(state));
                Assert.Equal(Bits(expectedOtherState), Bits(otherState));
            }
        }
    }

    [Fact]
    public void Splitting_the_input_does_not_change_the_output()
    {
        var input = Noise(500);
        var whole = input.ToArray();
        new SectionCascade(Sections(4)).Process(whole);
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            sizes =>
            {
                var split = input.ToArray();
                var cascade = new SectionCascade(Sections(4));
                var rest = split.AsSpan();
                foreach (var size in sizes)
                {
                    var length = Math.Min(size.Get * Lanes.Count, rest.Length);
                    cascade.Process(rest[..length]);
                    rest = rest[length..];
                }

                cascade.Process(rest);
                return Bits(whole).SequenceEqual(Bits(split));
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Backward_is_forward_on_the_reversed_signal()
    {
        var input = Noise(333);
        var reversed = Reverse(input);
        var forward = new SectionCascade(Sections(3));
        var backward = new SectionCascade(Sections(3));
        forward.Settle(input.AsSpan(0, Lanes.Count));
        backward.Settle(input.AsSpan(0, Lanes.Count));
        forward.Process(input);
        backward.ProcessBackward(reversed, reversed);
        Assert.Equal(Bits(input), Bits(Reverse(reversed)));
    }

    [Fact]
    public void A_settled_cascade_passes_a_constant_without_ringing()
    {
        var lanes = new double[200 * Lanes.Count];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = 1000 * (1 + (i % Lanes.Count));
        }

        var expected = lanes.ToArray();
        var cascade = new SectionCascade([.. ButterworthDesign.LowPass(4, 100, 1000), .. NotchDesign.Harmonics(50, 30, 1000)]);
        cascade.Settle(lanes.AsSpan(0, Lanes.Count));
        cascade.Process(lanes);
        for (var i = 0; i < lanes.Length; i++)
        {
            Assert.Equal(expected[i], lanes[i], 1e-8);
        }
    }

    [Fact]
    public void Reset_brings_back_the_state_at_rest()
    {
        var first = Noise(100);
        var second = first.ToArray();
        var cascade = new SectionCascade(Sections(4));
        cascade.Process(first);
        cascade.Reset();
        cascade.Process(second);
        Assert.Equal(Bits(first), Bits(second));
    }

    [Fact]
    public void Lanes_do_not_touch_each_other()
    {
        var all = Noise(200);
        var output = all.ToArray();
        new SectionCascade(Sections(5)).Process(output);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var alone = new double[all.Length];
            for (var i = lane; i < all.Length; i += Lanes.Count)
            {
                alone[i] = all[i];
            }

            new SectionCascade(Sections(5)).Process(alone);
            for (var i = lane; i < all.Length; i += Lanes.Count)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(output[i]), BitConverter.DoubleToInt64Bits(alone[i]));
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var cascade = new SectionCascade(Sections(7));
        var lanes = Noise(256);
        Allocations.AssertNone(() =>
        {
            cascade.Reset();
            cascade.Settle(lanes.AsSpan(0, Lanes.Count));
            cascade.Process(lanes);
            cascade.ProcessBackward(lanes, lanes);
        });
    }

    [Fact]
    public void Refuses_no_section_an_unstable_one_half_a_row_and_a_short_destination()
    {
        Assert.Throws<ArgumentException>(() => new SectionCascade([]));
        Assert.Throws<ArgumentException>(() => new SectionCascade([new SecondOrderSection(1, 0, 0, 0, 1)]));
        var cascade = new SectionCascade(Sections(1));
        Assert.Throws<ArgumentException>(() => cascade.Process(new double[Lanes.Count + 1]));
        Assert.Throws<ArgumentException>(() => cascade.Process(new double[2 * Lanes.Count], new double[Lanes.Count]));
    }

    /// <summary>Sections whose coefficients are all different.</summary>
    private static SecondOrderSection[] Sections(int count)
    {
        SecondOrderSection[] all = [.. ButterworthDesign.BandPass(4, 20, 450, 2000), .. NotchDesign.Harmonics(50, 30, 1000)];

        // A gain in the middle, as two filters in series have it.
        all[2] = all[2] with { B0 = 3, B1 = -6, B2 = 3 };
        return count == 4 ? ButterworthDesign.BandPass(4, 20, 450, 1000) : all[..count];
    }

    private static (double[] Output, double[] State) PlainLoop(SecondOrderSection[] sections, double[] input, bool backward)
    {
        var state = Noise(2 * sections.Length, seed: 5);
        var output = backward ? Reverse(input) : input.ToArray();
        for (var i = 0; i < output.Length; i++)
        {
            var lane = i % Lanes.Count;
            for (var s = 0; s < sections.Length; s++)
            {
                var x = output[i];
                ref var first = ref state[(2 * s * Lanes.Count) + lane];
                ref var second = ref state[(((2 * s) + 1) * Lanes.Count) + lane];
                var y = (sections[s].B0 * x) + first;
                first = (sections[s].B1 * x) - (sections[s].A1 * y) + second;
                second = (sections[s].B2 * x) - (sections[s].A2 * y);
                output[i] = y;
            }
        }

        return (backward ? Reverse(output) : output, state);
    }

    private static double[] Noise(int rows, int seed = 1) => LaneSignals.Noise(rows, seed);

    private static double[] Reverse(double[] lanes) => LaneSignals.Reverse(lanes);

    private static long[] Bits(double[] values) => LaneSignals.Bits(values);
}
