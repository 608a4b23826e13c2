using EmgTool.Core.Evaluation;
using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class EventPairingTests
{
    [Fact]
    public void Onsets_pair_one_to_one_within_50_ms()
    {
        KnownEvent[] known = [Jerk(1, 1.1), Jerk(1.04, 1.2), Jerk(3, 3.1), Jerk(5, 5.1)];
        TimedEvent[] found = [Found(1.03, 1.1), Found(1.08, 1.1), Found(3.051, 3.1), Found(4.951, 5.1), Found(5.01, 5.02)];

        var pairs = EventPairing.Match(known, found, overlap: true);

        Assert.Equal([1, 1.04, 5], pairs.Select(pair => pair.Known.Onset).Order());
        Assert.Equal(3, pairs.Select(pair => pair.Found).Distinct().Count());
    }

    [Theory]
    [InlineData(10.3, 19.5, true, true)]
    [InlineData(10.3, 19.5, false, false)]
    [InlineData(10.3, 14.9, true, false)]
    [InlineData(4, 25, true, false)]
    [InlineData(10.04, 12, true, true)]
    public void Sustained_activity_pairs_by_half_of_what_either_has_or_by_its_onset(double onset, double offset, bool overlap, bool paired) =>
        Assert.Equal(paired, EventPairing.Match([new KnownEvent(0, EventClass.Sustained, 10, 20, 5, "")], [Found(onset, offset)], overlap).Count == 1);

    [Fact]
    public void Other_classes_do_not_pair_by_overlap() => Assert.Empty(EventPairing.Match([Jerk(1, 1.3)], [Found(1.06, 1.3)], overlap: true));

    [Fact]
    public void Errors_are_those_of_the_found_event()
    {
        var pair = new PairedEvent(Jerk(1, 1.1), Found(1.01, 1.09));
        Assert.Equal([0.01, -0.01, -0.02], new[] { pair.OnsetError, pair.OffsetError, pair.DurationError }.Select(value => Math.Round(value, 9)));
    }

    private static TimedEvent Found(double onset, double offset) => new(onset, offset, "");

    private static KnownEvent Jerk(double onset, double offset) => new(0, EventClass.Jerk, onset, offset, 5, "");
}
