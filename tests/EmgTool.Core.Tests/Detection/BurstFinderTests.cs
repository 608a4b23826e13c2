using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class BurstFinderTests
{
    [Theory]
    [InlineData(20, 167)]
    [InlineData(60, 140)]
    public void A_weak_discharge_counts_only_where_it_joins_a_sure_burst(int gap, int end)
    {
        double[] energy = [.. Enumerable.Repeat(1.0, 400)];
        Array.Fill(energy, 20, 100, 40);
        Array.Fill(energy, 6.5, 140 + gap, 7);

        var burst = Assert.Single(Find(energy));

        Assert.InRange(burst.Start, 93, 100);
        Assert.InRange(burst.End, end, end + 7);
    }

    [Fact]
    public void A_weak_discharge_alone_is_no_burst()
    {
        double[] energy = [.. Enumerable.Repeat(1.0, 400)];
        Array.Fill(energy, 6.5, 200, 6);

        Assert.Empty(Find(energy));
    }

    private static List<Candidate> Find(double[] energy)
    {
        var settings = new DetectionSettings();
        DetectionScale[] scales = [settings.Unit, settings.Brief, settings.Jerk, settings.Sustained];
        return new BurstFinder(new TimeBins(new SamplingRate(1000), 430), settings, scales).Find(energy, 0, scales, 1);
    }
}
