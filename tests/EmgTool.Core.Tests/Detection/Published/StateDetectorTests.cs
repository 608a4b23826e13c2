using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>The rule that several methods share, on signals drawn by hand: every character is a sample, '#' above the threshold.</summary>
public sealed class StateDetectorTests
{
    [Theory]
    [InlineData("..####..", 1, 0, "2-6")]
    [InlineData("..####..", 4, 0, "2-6")]
    [InlineData("..###...", 4, 0, "")]
    [InlineData("..##.#####....", 4, 0, "5-10")]
    [InlineData("..##.#####....", 4, 1, "2-10")]
    [InlineData("..##..####....", 4, 1, "6-10")]
    [InlineData("..####.####....", 4, 0, "2-11")]
    [InlineData("..####..#..#....####..", 4, 1, "2-6 16-20")]
    [InlineData("..####..##....", 4, 1, "2-10")]
    [InlineData("####....", 4, 0, "0-4")]
    public void Switches_after_long_enough_and_forgives_short_lapses(string drawn, int hold, int lapse, string expected)
    {
        var detector = new StateDetector(new Envelope(Conditioning.Rectify, Methods.White), 1, new StateRule(0, 0, hold, lapse));

        Assert.Equal(expected, Describe(detector.Detect([.. drawn.Select(sample => sample == '#' ? 2.0 : 0)])));
    }

    [Theory]
    [InlineData(0, 0, "2-5 7-9 12-13")]
    [InlineData(2, 0, "2-9 12-13")]
    [InlineData(3, 0, "2-13")]
    [InlineData(0, 2, "2-5 7-9")]
    [InlineData(2, 4, "2-9")]
    public void Near_bursts_are_joined_before_short_ones_are_dropped(int merge, int minimum, string expected)
    {
        var detector = new StateDetector(new Envelope(Conditioning.Rectify, Methods.White), 1, new StateRule(merge, minimum));

        Assert.Equal(expected, Describe(detector.Detect([.. "..###..##...#....".Select(sample => sample == '#' ? 2.0 : 0)])));
    }

    [Fact]
    public void Hodges_and_Bui_begin_with_the_first_window_and_end_with_the_last_whose_mean_is_above()
    {
        // A low-pass that a millisecond does not notice; a threshold of the mean and 3 standard deviations; amplitude 10 from 1000 to 1200.
        var envelope = new Envelope(Conditioning.Rectify, Methods.White, 500, 50);
        var threshold = envelope.NoiseMean + (3 * envelope.NoiseDeviation);
        var signal = new double[3000];
        Array.Fill(signal, 10, 1000, 200);

        var burst = Assert.Single(Methods.Create("hodges-bui", Methods.White, ("lowpass_hz", 500)).Detect(signal));

        // So many samples of 10 among 50 of 0 reach it.
        var needed = (int)Math.Ceiling(threshold * 50 / 10);
        Assert.InRange(burst.Onset, 1000 - 50 + needed - 1, 1000 - 50 + needed + 1);
        Assert.InRange(burst.Offset, 1200 + 50 - needed - 1, 1200 + 50 - needed + 1);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void Hodges_and_Bui_find_noise_as_often_as_Rice_says(double multiple)
    {
        // Crossings a second of a Gaussian process: sqrt(-r''(0)) / (2 pi) exp(-u^2 / 2), with the curvature from the autocovariance one sample apart (Rice 1945).
        const int window = 100;
        var (band, envelope) = (BandLimited.Surface, new Envelope(Conditioning.Rectify, BandLimited.Surface, 50, window));
        var weights = LowPassKernel.Design(50, band.Rate.Hertz);
        var difference = Differenced(weights, window);
        var slope = band.Deviation((noise, lag) => noise.RectifiedCovariance(lag), difference) / envelope.AverageDeviation * band.Rate.Hertz;
        var level = multiple * envelope.NoiseDeviation / envelope.AverageDeviation;
        var expected = slope / (2 * Math.PI) * Math.Exp(-level * level / 2) * 300;

        // Two windows that overlap are one burst: count crossings of the mean itself.
        var detector = new StateDetector(envelope, envelope.NoiseMean + (multiple * envelope.NoiseDeviation), new StateRule(0, 0));

        Assert.InRange(expected, 50, 5000);
        Assert.InRange(detector.Detect(BandLimited.FiveMinutes).Count / expected, 0.75, 1.5);
    }

    private static double[] Differenced(double[] weights, int window)
    {
        // The average over a window less the one a sample earlier: what comes in at one end less what goes out at the other.
        var difference = new double[weights.Length + window];
        for (var i = 0; i < weights.Length; i++)
        {
            difference[i] -= weights[i] / window;
            difference[i + window] += weights[i] / window;
        }

        return difference;
    }

    private static string Describe(IEnumerable<Interval> intervals) => string.Join(' ', intervals.Select(burst => $"{burst.Onset}-{burst.Offset}"));
}
