using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class NoiseFloorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(0.8)]
    public void Is_the_noise_power_whatever_the_share_of_activity(double share)
    {
        var signal = TestSignals.Noise(300_000, 1);
        for (var start = 0; start < signal.Length; start += 5_000)
        {
            TestSignals.Louder(signal, start, (int)(share * 5_000), 5);
        }

        foreach (var floor in Floors(signal))
        {
            Assert.InRange(Math.Sqrt(floor), 0.97, 1.03);
        }
    }

    [Fact]
    public void Follows_a_drift()
    {
        var signal = TestSignals.Noise(600_000, 2);
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] *= 1 + (2.0 * i / signal.Length);
        }

        var floors = Floors(signal);

        Assert.InRange(Math.Sqrt(floors[floors.Count / 2]), 1.9, 2.1);
        Assert.InRange(Math.Sqrt(floors[^1] / floors[0]), 2.5, 3);
    }

    [Fact]
    public void There_is_none_without_signal()
    {
        Assert.All(Floors(new double[30_000]), floor => Assert.True(double.IsNaN(floor)));
    }

    [Fact]
    public void Scales_with_the_power()
    {
        var signal = TestSignals.Noise(60_000, 3);
        var floor = Floors(signal)[0];

        Assert.Equal(floor * 1e-12, Floors([.. signal.Select(sample => sample * 1e-6)])[0], floor * 1e-12 * 1e-3);
    }

    private static IReadOnlyList<double> Floors(double[] signal)
    {
        var feed = new DetectorFeed(new BurstCollector(), 60_000);
        feed.Detect(signal);
        return feed.Detector.Floors;
    }
}
