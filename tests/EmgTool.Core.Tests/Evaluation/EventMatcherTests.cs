using EmgTool.Core.Evaluation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using EventPair = EmgTool.Core.Evaluation.EventPair;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class EventMatcherTests
{
    [Fact]
    public void Makes_as_many_pairs_as_can_be_where_taking_the_nearest_first_makes_one()
    {
        var pairs = EventMatcher.Match([0.00, 0.04], [0.03, 0.08], 0.05);

        Assert.Equal([new EventPair(0, 0), new EventPair(1, 1)], pairs);
    }

    [Fact]
    public void Of_as_many_pairs_takes_those_with_the_least_sum_of_distances()
    {
        Assert.Equal([new EventPair(0, 1)], EventMatcher.Match([1.00], [0.97, 1.02, 1.04], 0.05));
        Assert.Equal([new EventPair(0, 1), new EventPair(1, 2)], EventMatcher.Match([1.00, 1.04], [0.96, 1.00, 1.04], 0.05));
    }

    [Fact]
    public void Onsets_exactly_a_tolerance_apart_are_a_pair_and_farther_ones_are_not()
    {
        // 1.05 - 1 is more than 0.05 in binary fractions.
        Assert.Single(EventMatcher.Match([1.0], [1.05], 0.05));
        Assert.Single(EventMatcher.Match([1.05], [1.0], 0.05));
        Assert.Empty(EventMatcher.Match([1.0], [1.050001], 0.05));
        Assert.Empty(EventMatcher.Match([1.050001], [1.0], 0.05));
        Assert.Single(EventMatcher.Match([1.0], [1.0], 0));
    }

    [Fact]
    public void Nothing_matches_nothing()
    {
        Assert.Empty(EventMatcher.Match([], [], 0.05));
        Assert.Empty(EventMatcher.Match([1.0], [], 0.05));
        Assert.Empty(EventMatcher.Match([], [1.0], 0.05));
    }

    // Times on a grid of 1/1024 s, so that sums of distances are exact; dense, so that events compete for each other.
    [Fact]
    public void Equals_the_best_of_all_matchings()
    {
        var times = Gen.Choose(0, 40).Select(time => time / 1024.0).ListOf().Select(list => list.Take(7).Order().ToArray());
        var cases = times.Zip(times).Zip(Gen.Choose(0, 20).Select(tolerance => tolerance / 1024.0)).ToArbitrary();
        Prop.ForAll(cases, item =>
        {
            var ((reference, found), tolerance) = item;
            var pairs = EventMatcher.Match(reference, found, tolerance);
            var distance = pairs.Sum(pair => Math.Abs(reference[pair.Reference] - found[pair.Found]));
            return (pairs.Count, distance) == Best(reference, found, tolerance, 0, 0)
                && IsAscending(pairs.Select(pair => pair.Reference)) && IsAscending(pairs.Select(pair => pair.Found));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void The_sides_can_be_exchanged()
    {
        var random = new Random(5);
        double[] first = Times(random, 400, 20), second = Times(random, 300, 20);

        var there = EventMatcher.Match(first, second, 0.06);
        var back = EventMatcher.Match(second, first, 0.06);

        Assert.Equal(there.Count, back.Count);
        Assert.Equal(there.Sum(pair => Math.Abs(first[pair.Reference] - second[pair.Found])), back.Sum(pair => Math.Abs(first[pair.Found] - second[pair.Reference])), 1e-9);
    }

    // In one chain, where every event is near its neighbours: a table of all prefixes would have 10^11 entries.
    [Fact]
    public void A_day_of_events_that_all_hang_together_is_matched()
    {
        double[] reference = [.. Enumerable.Range(0, 300_000).Select(i => i * 0.28)];

        var pairs = EventMatcher.Match(reference, [.. reference.Select(onset => onset + 0.1)], 0.15);

        Assert.Equal(reference.Length, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair.Reference, pair.Found));
    }

    [Fact]
    public void Refuses_what_is_not_in_order_and_tolerances_without_sense()
    {
        Assert.Throws<ArgumentException>(() => EventMatcher.Match([2.0, 1.0], [], 0.05));
        Assert.Throws<ArgumentException>(() => EventMatcher.Match([], [2.0, 1.0], 0.05));
        Assert.Throws<ArgumentException>(() => EventMatcher.Match([double.NaN], [], 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventMatcher.Match([], [], -0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventMatcher.Match([], [], double.NaN));
    }

    /// <summary>Tries everything: pairs may cross.</summary>
    private static (int Count, double Distance) Best(double[] reference, double[] found, double tolerance, int next, int used)
    {
        if (next == reference.Length)
        {
            return (0, 0);
        }

        var best = Best(reference, found, tolerance, next + 1, used);
        for (var i = 0; i < found.Length; i++)
        {
            var distance = Math.Abs(reference[next] - found[i]);
            if ((used & (1 << i)) == 0 && distance <= tolerance)
            {
                var (count, rest) = Best(reference, found, tolerance, next + 1, used | (1 << i));
                if (count + 1 > best.Count || (count + 1 == best.Count && rest + distance < best.Distance))
                {
                    best = (count + 1, rest + distance);
                }
            }
        }

        return best;
    }

    private static bool IsAscending(IEnumerable<int> values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);

    private static double[] Times(Random random, int count, double seconds) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * seconds).Order()];
}
