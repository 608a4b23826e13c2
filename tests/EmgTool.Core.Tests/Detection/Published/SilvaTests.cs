using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class SilvaTests
{
    [Theory]
    [InlineData(20, 22)]
    [InlineData(5, 100)]
    [InlineData(1, 2)]
    public void Is_the_rule_written_out(int brief, int adaptive)
    {
        var signal = TestSignals.Louder(TestSignals.Noise(3000, 1), 1000, 300, 4);
        var expected = new List<Interval>();
        var onset = -1;
        for (var at = 0; at < signal.Length; at++)
        {
            double shorter = Mean(at, brief), longer = Mean(at, adaptive), fixedThreshold = 2 * Math.Sqrt(2 / Math.PI);
            if (onset < 0 && shorter >= longer && shorter >= fixedThreshold)
            {
                onset = at;
            }
            else if (onset >= 0 && shorter < longer && shorter < fixedThreshold)
            {
                expected.Add(new Interval(onset, at));
                onset = -1;
            }
        }

        if (onset >= 0)
        {
            expected.Add(new Interval(onset, signal.Length));
        }

        var detector = Methods.Create("silva", Methods.White, ("window_seconds", brief / 1000.0), ("adaptive_seconds", adaptive / 1000.0));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, detector.Detect(signal));

        double Mean(int at, int width) => Enumerable.Range(at - (width / 2), width).Average(i => i < 0 || i >= signal.Length ? Math.Sqrt(2 / Math.PI) : Math.Abs(signal[i]));
    }
}
