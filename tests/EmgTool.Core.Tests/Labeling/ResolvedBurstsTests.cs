using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class ResolvedBurstsTests
{
    [Fact]
    public void A_burst_that_overlaps_a_movement_is_part_of_it()
    {
        MeasuredBurst[] bursts = [At(0, 10, 20), At(0, 90, 101), At(0, 150, 160), At(0, 199, 300), At(0, 310, 320), At(1, 150, 160)];
        MeasuredBurst[] movements = [At(0, 100, 200), At(1, 300, 400)];

        var resolved = new ResolvedBursts(bursts, movements);

        Assert.Equal([bursts[0], movements[0], bursts[4], bursts[5], movements[1]], resolved);
        Assert.Equal(5, resolved.Count);
        Assert.Equal(movements[0], resolved[1]);
    }

    [Fact]
    public void Bursts_that_only_touch_a_movement_stay()
    {
        MeasuredBurst[] bursts = [At(0, 90, 100), At(0, 200, 210)];
        MeasuredBurst[] movements = [At(0, 100, 200)];

        Assert.Equal([bursts[0], movements[0], bursts[1]], new ResolvedBursts(bursts, movements));
    }

    private static MeasuredBurst At(int segment, long onset, long offset) =>
        new(new Burst(segment, onset, offset, Track.Jerk, BurstFlags.None), onset / 1000.0, (offset - onset) / 1000.0, default);
}
