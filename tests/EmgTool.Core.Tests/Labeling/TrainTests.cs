using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class TrainTests
{
    [Fact]
    public void A_train_has_the_rate_and_variation_of_its_intervals()
    {
        // Intervals 1.0, 1.2, 0.8, 1.0, 1.0: mean 1, squared deviations 0.04 + 0.04 over 4 give 0.02, its root 0.141421.
        var train = Assert.Single(Trains(Jerk(2), Jerk(3), Jerk(4.2), Jerk(5), Jerk(6), Jerk(7, duration: 0.5)));
        Assert.Equal(1, train.Number);
        Assert.Equal("myoclonic jerk", train.Label);
        Assert.Equal(6, train.Count);
        Assert.Equal(2, train.OnsetSeconds);
        Assert.Equal(5.5, train.DurationSeconds, 12);
        Assert.Equal(1, train.RateHz, 12);
        Assert.Equal(1, train.MedianIntervalSeconds, 12);
        Assert.Equal(Math.Sqrt(0.02), train.IntervalCv, 12);
        Assert.Equal(Rhythmicity.Undetermined, train.Rhythmicity);
    }

    [Fact]
    public void The_median_of_an_even_number_of_intervals_lies_between_the_middle_two()
    {
        // Intervals 0.5, 1.5, 0.7, 1.1: mean 0.95, median 0.9, squared deviations 0.2025 + 0.3025 + 0.0625 + 0.0225 = 0.59 over 3.
        var train = Assert.Single(Trains(Jerk(1), Jerk(1.5), Jerk(3), Jerk(3.7), Jerk(4.8)));
        Assert.Equal(0.9, train.MedianIntervalSeconds, 12);
        Assert.Equal(1 / 0.95, train.RateHz, 12);
        Assert.Equal(Math.Sqrt(0.59 / 3) / 0.95, train.IntervalCv, 12);
    }

    [Theory]
    [InlineData(8, 0.0, Rhythmicity.Undetermined)]
    [InlineData(9, 0.0, Rhythmicity.Rhythmic)]
    [InlineData(9, 0.18, Rhythmicity.Rhythmic)]
    [InlineData(9, 0.19, Rhythmicity.SemiRhythmic)]
    [InlineData(9, 0.46, Rhythmicity.SemiRhythmic)]
    [InlineData(9, 0.47, Rhythmicity.Irregular)]
    public void Rhythm_is_judged_from_eight_intervals_on(int count, double swing, Rhythmicity expected)
    {
        // Intervals alternate between 1 - swing and 1 + swing: with eight of them the sample standard deviation is swing * sqrt(8/7), 1.069 swing.
        List<MeasuredBurst> bursts = [];
        var onset = 1.0;
        for (var i = 0; i < count; i++)
        {
            bursts.Add(Jerk(onset));
            onset += i % 2 == 0 ? 1 - swing : 1 + swing;
        }

        Assert.Equal(expected, Assert.Single(Trains(bursts)).Rhythmicity);
    }

    [Fact]
    public void Two_bursts_are_no_train()
    {
        var (bursts, trains, _) = Standard.Label([Jerk(1), Jerk(2)], secondsAnalyzed: 10);
        Assert.Empty(trains);
        Assert.All(bursts, b => Assert.Equal(0, b.Train));
    }

    [Theory]
    [InlineData(3.0, 1)]
    [InlineData(3.01, 2)]
    public void A_pause_of_more_than_3_s_ends_a_train_of_jerks(double pause, int expected)
    {
        var trains = Trains(Jerk(1), Jerk(2), Jerk(3), Jerk(3 + pause), Jerk(4 + pause), Jerk(5 + pause));
        Assert.Equal(expected, trains.Count);
    }

    [Theory]
    [InlineData(0.76, 1)]
    [InlineData(0.78, 0)]
    public void Unit_potentials_make_a_train_only_as_fast_as_a_unit_fires_continuously(double interval, int expected)
    {
        Assert.Equal(expected, Trains(Unit(1), Unit(1 + interval), Unit(1 + (2 * interval)), Unit(1 + (3 * interval))).Count);
    }

    [Fact]
    public void Cramps_and_isolated_bursts_make_no_train()
    {
        Assert.Empty(Trains(Sustained(1, 1.5), Sustained(3, 1.5), Sustained(5, 1.5), Sustained(10, 12), Sustained(30, 12), Sustained(50, 12)));
    }

    [Fact]
    public void A_segment_border_ends_a_train()
    {
        var trains = Trains(
            Jerk(1), Jerk(2), Jerk(3),
            Jerk(4).InSegment(1), Jerk(5).InSegment(1), Jerk(6).InSegment(1), Jerk(7).InSegment(1),
            Jerk(8).InSegment(2), Jerk(9).InSegment(2));
        Assert.Equal([3, 4], trains.Select(t => t.Count));
        Assert.Equal([1, 4.0], trains.Select(t => t.OnsetSeconds));
    }

    [Fact]
    public void Trains_are_numbered_by_onset_and_keep_their_parts()
    {
        var (bursts, trains, _) = Standard.Label(
            [Unit(1), Unit(1.5), Jerk(1.8), Unit(2), Jerk(2.3), Unit(2.5), Jerk(3.1), Jerk(20), Unit(25), Unit(25.5), Unit(26)],
            secondsAnalyzed: 30);
        Assert.Equal([("fasciculation", 4), ("myoclonic jerk", 3), ("fasciculation", 3)], trains.Select(t => (t.Label, t.Count)));
        Assert.Equal([1, 2, 3], trains.Select(t => t.Number));
        Assert.Equal([1, 1, 2, 1, 2, 1, 2, 0, 3, 3, 3], bursts.Select(b => b.Train));
    }
}
