using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class ArrayFilterTests
{
    private static readonly SecondOrderSection[] BandPass = ButterworthDesign.BandPass(4, 20, 450, 2000);

    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 5 }, { 1, 3000 }, { 1, 100_000 }, { 2, 60_001 }, { 3, 40_000 }, { 6, 1 }, { 8, 0 }, { 8, 20_005 }, { 16, 3000 }, { 11, 17_000 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Channels_come_out_as_from_the_filter_of_a_whole_segment(int channels, int samples)
    {
        AssertEqual(() => new ZeroPhaseFilter(BandPass), channels, samples);
        AssertEqual(() => new CausalFilter(BandPass), channels, samples);
        AssertEqual(new FilterBank(new FilterSettings(), new SamplingRate(2000)).CreateFilter, channels, samples);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var filter = new ArrayFilter(new ZeroPhaseFilter(BandPass));
        var (input, output) = (LaneSignals.Noise(5000), new double[5000 * Lanes.Count]);
        Allocations.AssertNone(() => filter.Filter(input, output, 2));
    }

    [Fact]
    public void Refuses_channels_of_unequal_length_and_a_short_destination()
    {
        var filter = new ArrayFilter(new CausalFilter(BandPass));
        Assert.Throws<ArgumentException>(() => filter.Filter(new double[5], new double[5], 2));
        Assert.Throws<ArgumentException>(() => filter.Filter(new double[5], new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => filter.Filter([], [], 0));
    }

    private static void AssertEqual(Func<LaneFilter> create, int channels, int samples)
    {
        var input = LaneSignals.Noise(((channels * samples) + Lanes.Count - 1) / Lanes.Count).AsSpan(0, channels * samples).ToArray();
        var output = new double[input.Length];
        new ArrayFilter(create()).Filter(input, output, channels);
        for (var channel = 0; channel < channels; channel++)
        {
            var lanes = new double[samples * Lanes.Count];
            for (var i = 0; i < samples; i++)
            {
                lanes[i * Lanes.Count] = input[(channel * samples) + i];
            }

            var expected = LaneSignals.Filter(create(), lanes);
            for (var i = 0; i < samples; i++)
            {
                // Full scale of this noise is about 5.
                if (!(Math.Abs(expected[i * Lanes.Count] - output[(channel * samples) + i]) < 5e-12))
                {
                    Assert.Fail($"Channel {channel} of {channels}, sample {i} of {samples}: {expected[i * Lanes.Count]:R} became {output[(channel * samples) + i]:R}.");
                }
            }
        }
    }
}
