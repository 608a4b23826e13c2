using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class CausalFilterTests
{
    private static readonly SecondOrderSection[] BandPass = ButterworthDesign.BandPass(2, 20, 450, 2000);

    [Fact]
    public void It_is_the_cascade_settled_at_the_first_row()
    {
        var input = LaneSignals.Noise(700);
        var expected = input.ToArray();
        var cascade = new SectionCascade(BandPass);
        cascade.Settle(input.AsSpan(0, Lanes.Count));
        cascade.Process(expected);
        foreach (var block in new[] { 1, 13, 700 })
        {
            Assert.Equal(LaneSignals.Bits(expected), LaneSignals.Bits(LaneSignals.Filter(new CausalFilter(BandPass), input, block)));
        }
    }

    [Fact]
    public void Each_segment_starts_anew()
    {
        var filter = new CausalFilter(BandPass);
        var input = LaneSignals.Noise(100);
        var first = LaneSignals.Filter(filter, input);
        LaneSignals.Filter(filter, LaneSignals.Noise(30, seed: 3));
        Assert.Equal(LaneSignals.Bits(first), LaneSignals.Bits(LaneSignals.Filter(filter, input)));
    }

    [Fact]
    public void An_offset_does_not_ring()
    {
        var input = new double[100 * Lanes.Count];
        Array.Fill(input, 12345.0);
        Assert.All(LaneSignals.Filter(new CausalFilter(BandPass), input), value => Assert.Equal(0, value, 1e-8));
    }
}
