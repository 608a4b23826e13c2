using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>Against what the documentation of detecta 1.0.7 shows of <c>detect_onset</c>, whose last samples belong to the intervals.</summary>
public sealed class AmplitudeThresholdTests
{
    private static readonly double[] Example = [0, 0, 2, 0, 0, 0, 2, 3, 3, 0, 1, 1, 0];

    [Theory]
    [InlineData(1, 0, 1, 1, "2-2 6-8 10-11")]
    [InlineData(1, 1, 1, 1, "2-2 6-11")]
    [InlineData(2, 0, 1, 1, "6-8 10-11")]
    [InlineData(1, 0, 3, 2, "6-8")]
    public void Finds_what_detect_onset_documents(int above, int below, double high, int highs, string expected)
    {
        var detector = Methods.Create(
            "threshold",
            Methods.White,
            ("window_seconds", 0),
            ("low", 1),
            ("high", high),
            ("high_seconds", highs / 1000.0),
            ("merge_seconds", below / 1000.0),
            ("minimum_seconds", above / 1000.0));

        Assert.Equal(expected, string.Join(' ', detector.Detect(Example).Select(burst => $"{burst.Onset}-{burst.Offset - 1}")));
    }

    [Fact]
    public void The_window_lies_around_the_sample()
    {
        // A root mean square of 5 over 5 samples is a single sample of 5 sqrt 5.
        var signal = new double[100];
        signal[50] = 5 * Math.Sqrt(5);
        var detector = Methods.Create("threshold", Methods.White, ("window_seconds", 0.005), ("low", 4.99), ("high", 4.99), ("minimum_seconds", 0), ("merge_seconds", 0));

        Assert.Equal([new Interval(48, 53)], detector.Detect(signal));
        signal[50] *= 0.99;
        Assert.Empty(detector.Detect(signal));
    }

    [Fact]
    public void A_weak_contraction_of_any_length_that_never_reaches_the_high_threshold_is_none()
    {
        double[] signal = [.. Enumerable.Repeat(2.5, 30_000), .. new double[1000], .. Enumerable.Repeat(2.5, 30_000), 3.5, .. new double[1000]];
        var detector = Methods.Create("threshold", Methods.White, ("window_seconds", 0));

        Assert.Equal([new Interval(31_000, 61_001)], detector.Detect(signal));
    }
}
