using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class BurstDividerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.002)]
    [InlineData(0.012)]
    public void Any_gap_that_settings_allow_may_divide_discharges(double mergeSeconds)
    {
        var energy = new double[200];
        Array.Fill(energy, 0.5);
        energy.AsSpan(100, 5).Fill(1000);
        energy.AsSpan(118, 5).Fill(1000);
        var settings = new DetectionSettings { MergeSeconds = mergeSeconds, MissedDischargeSeconds = 0 };
        List<Candidate> bursts = [new(95, 130)];

        new BurstDivider(new TimeBins(new SamplingRate(1000), 430), settings).Divide(bursts, energy, energy);

        Assert.Equal([(95, 105), (118, 130)], bursts.Select(burst => (burst.Start, burst.End)));
    }
}
