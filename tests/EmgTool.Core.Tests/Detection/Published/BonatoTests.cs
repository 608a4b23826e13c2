using EmgTool.Core.Detection.Published;
using MathNet.Numerics.Distributions;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class BonatoTests
{
    [Theory]
    [InlineData(0.05, 5, 1)]
    [InlineData(0.05, 5, 3)]
    [InlineData(1e-6, 10, 2)]
    [InlineData(0.2, 64, 30)]
    public void The_threshold_gives_the_false_alarms_that_were_asked_for(double falseAlarm, int successive, int above)
    {
        // Eq. 7 to 9 of the paper with MathNet's distributions: a pair of independent samples of variance 1 is chi-square with 2 degrees of freedom.
        var one = 1 - ChiSquared.CDF(2, Bonato.Threshold(falseAlarm, successive, above));

        Assert.InRange((1 - Binomial.CDF(one, successive, above - 1)) / falseAlarm, 0.999, 1.001);
    }

    [Fact]
    public void The_threshold_of_the_common_choice_is_the_one_of_biosignalEMG()
    {
        // onoff_bonato looks for it in steps of 1e-4 of the pair's probability: 1 - 0.95^(1/5) = 0.010206.
        Assert.InRange(Bonato.Threshold(0.05, 5, 1), -2 * Math.Log(0.0103), -2 * Math.Log(0.0102));
    }

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(3, 0.05)]
    [InlineData(3, 0.2)]
    public void Noise_raises_as_many_false_alarms_as_were_asked_for(int row, double falseAlarm)
    {
        // All of a row must be above: a burst of n pairs is n - row + 1 rows.
        var detector = Methods.Create(
            "bonato", BandLimited.Surface, ("successive", row), ("above", row), ("false_alarm", falseAlarm), ("merge_seconds", 0), ("minimum_seconds", 0));
        var (pair, pairs) = (4, BandLimited.FiveMinutes.Length / 4);

        var rows = detector.Detect(BandLimited.FiveMinutes).Sum(burst => ((burst.Offset - burst.Onset) / pair) - row + 1);

        Assert.InRange(rows / (double)pairs / falseAlarm, 0.9, 1.1);
    }

    [Fact]
    public void Activations_that_are_too_short_by_themselves_join_nothing()
    {
        // At 1 kHz a pair is 2 ms. Two of 12 ms, 18 ms apart, would last 42 ms together; then 30 ms with 12 ms before it and behind.
        var signal = new double[600];
        foreach (var (first, count) in new[] { (100, 12), (130, 12), (300, 12), (330, 30), (380, 12) })
        {
            Array.Fill(signal, 100, first, count);
        }

        Assert.Equal([new Interval(330, 360)], Methods.Create("bonato", Methods.White).Detect(signal));
        Assert.Equal(
            [new Interval(100, 142), new Interval(300, 392)], Methods.Create("bonato", Methods.White, ("minimum_seconds", 0.01)).Detect(signal));
    }

    [Fact]
    public void Activity_reaches_from_the_first_to_the_last_pair_above()
    {
        // Pairs of white noise at 1 kHz are 2 samples. Three of five must exceed; pairs 10, 12, 13, 16 and 17 do, and 30 by itself.
        var signal = new double[100];
        foreach (var pair in new[] { 10, 12, 13, 16, 17, 30 })
        {
            signal[2 * pair] = 100;
        }

        var detector = Methods.Create("bonato", Methods.White, ("successive", 5), ("above", 3), ("merge_seconds", 0), ("minimum_seconds", 0));

        Assert.Equal([new Interval(20, 36)], detector.Detect(signal));
    }
}
