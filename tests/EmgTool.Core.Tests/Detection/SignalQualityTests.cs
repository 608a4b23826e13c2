using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class SignalQualityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Reports_flat_stretches_with_their_guard_whatever_the_blocks(int chunk)
    {
        var signal = TestSignals.Noise(10_000, 1);
        Array.Fill(signal, 3.5, 2_000, 500);
        Array.Fill(signal, 3.5, 6_000, 40);
        Array.Fill(signal, -1.0, 9_800, 200);

        Assert.Equal([(1_950, 2_550), (9_750, 10_050)], Flat(signal, chunk));
    }

    [Fact]
    public void A_channel_that_is_flat_throughout_is_one_stretch()
    {
        Assert.Equal([(0, 1_050)], Flat(new double[1_000], 100));
    }

    private static List<(long First, long End)> Flat(double[] signal, int chunk)
    {
        var stretches = new List<(long First, long End)>();
        var quality = new SignalQuality(new SamplingRate(1000), 1, new DetectionSettings(), (_, first, end) =>
        {
            if (stretches.Count > 0 && stretches[^1].End >= first)
            {
                stretches[^1] = (stretches[^1].First, end);
            }
            else
            {
                stretches.Add((first, end));
            }
        });
        quality.Begin();
        var rows = TestSignals.Interleave(signal);
        for (var i = 0; i < rows.Length; i += chunk * 8)
        {
            quality.Process(rows.AsSpan(i, Math.Min(chunk * 8, rows.Length - i)));
        }

        return stretches;
    }
}
