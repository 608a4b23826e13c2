using System.Text;
using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class LabelerTests
{
    [Fact]
    public void No_burst_is_a_normal_result()
    {
        var (bursts, trains, counts) = Standard.Label([], secondsAnalyzed: 0);
        Assert.Empty(bursts);
        Assert.Empty(trains);
        Assert.Empty(counts);
    }

    [Fact]
    public void Bursts_come_back_in_their_order_with_the_intervals_to_their_neighbours()
    {
        MeasuredBurst[] given = [Jerk(1), Jerk(1.5), Jerk(3), Jerk(10).InSegment(1), Jerk(12).InSegment(1), Jerk(20).InSegment(3)];
        var labeled = Label(given);
        Assert.Equal(given, labeled.Select(b => b.Measured));
        Assert.Equal([double.NaN, 0.5, 1.5, double.NaN, 2, double.NaN], labeled.Select(b => b.PreviousIntervalSeconds));
        Assert.Equal([0.5, 1.5, double.NaN, 2, double.NaN, double.NaN], labeled.Select(b => b.NextIntervalSeconds));
    }

    [Fact]
    public void Bursts_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Label(Jerk(2), Jerk(1)));
        Assert.Throws<ArgumentException>(() => Label(Jerk(1), Jerk(1)));
        Assert.Throws<ArgumentException>(() => Label(Jerk(1).InSegment(1), Jerk(2)));
    }

    [Fact]
    public void The_same_bursts_get_the_same_labels_every_time()
    {
        var bursts = Mixture(seed: 7, count: 400);
        Assert.Equal(Text(Label(bursts)), Text(new Labeler(RuleTable.Load()).Label(bursts, secondsAnalyzed: 600).Bursts));

        static string Text(IEnumerable<LabeledBurst> labeled) => string.Join('\n', labeled.Select(b => $"{b.Decision} {string.Join('+', b.Decision.Flags)} {b.Train}"));
    }

    [Fact]
    public void A_burst_is_the_same_however_often_and_in_whatever_order_it_is_asked_for()
    {
        var labeled = Label(Mixture(seed: 5, count: 1000));
        List<string> inOrder = [.. labeled.Select(Text)];
        var order = Enumerable.Range(0, labeled.Count).ToArray();
        new Random(1).Shuffle(order);
        foreach (var i in order.Concat(order))
        {
            Assert.Equal(inOrder[i], Text(labeled[i]));
        }

        Assert.Equal(inOrder, labeled.Select(Text));
        Assert.Throws<ArgumentOutOfRangeException>(() => labeled[labeled.Count]);

        static string Text(LabeledBurst burst) =>
            $"{burst.Measured} {burst.Decision} {string.Join('+', burst.Decision.Flags)} {burst.PreviousIntervalSeconds:R} {burst.NextIntervalSeconds:R} {burst.Train}";
    }

    [Fact]
    public void The_counts_are_those_of_the_bursts()
    {
        var (bursts, _, counts) = Standard.Label(Mixture(seed: 13, count: 2000), secondsAnalyzed: 600);
        Assert.True(counts.Count > 3);
        Assert.Equal(
            bursts.CountBy(burst => burst.Decision.Label, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal),
            counts.OrderBy(count => count.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Scores_lie_between_0_and_1_and_a_close_runner_up_is_always_told()
    {
        foreach (var decision in Label(Mixture(seed: 11, count: 2000)).Select(b => b.Decision))
        {
            Assert.InRange(decision.Score, 0, 1);
            Assert.InRange(decision.RunnerUpScore, 0, 1);
            Assert.NotEqual(decision.Label, decision.RunnerUp, StringComparer.Ordinal);
            Assert.Equal(decision.RunnerUp.Length == 0, decision.RunnerUpScore == 0);
            if (decision.RunnerUp.Length > 0 && decision.Score - decision.RunnerUpScore < 0.15)
            {
                Assert.Contains(LabelFlag.Ambiguous, decision.Flags, StringComparer.Ordinal);
            }
        }
    }

    [Fact]
    public void What_could_not_be_measured_does_not_stop_the_labels()
    {
        var decision = Alone(Burst(5, 0.1, spikes: 5, double.NaN, double.NaN, double.NaN));
        Assert.Equal("myoclonic jerk", decision.Label);
    }

    [Fact]
    public void The_lowest_precedence_wins_over_a_better_score()
    {
        var labeler = new Labeler(Table(
            Rule("late", "late label", precedence: 20, """{ "feature": "duration_s", "max": 1, "reason": "r" }"""),
            Rule("early", "early label", precedence: 10, """{ "feature": "duration_s", "max": 1, "score": [[0, 0.1]], "reason": "r" }""")));
        var decision = labeler.Label([Jerk(1)], secondsAnalyzed: 10).Bursts[0].Decision;
        Assert.Equal(("early label", 0.1, "late label", 1.0), (decision.Label, decision.Score, decision.RunnerUp, decision.RunnerUpScore));
        Assert.Equal([LabelFlag.Ambiguous], decision.Flags);
    }

    [Fact]
    public void Equal_precedence_leaves_it_to_the_score_and_a_tie_to_the_first()
    {
        var first = Rule("first", "first label", precedence: 10, """{ "feature": "duration_s", "max": 1, "score": [[0, 0], [0.2, 1]], "reason": "r" }""");
        var second = Rule("second", "second label", precedence: 10, """{ "feature": "duration_s", "max": 1, "score": [[0, 1], [0.2, 0]], "reason": "r" }""");
        var labeler = new Labeler(Table(first, second));
        string LabelOf(double duration) => labeler.Label([Jerk(1, duration)], secondsAnalyzed: 10).Bursts[0].Decision.Label;
        Assert.Equal("second label", LabelOf(0.099));
        Assert.Equal("first label", LabelOf(0.1));
        Assert.Equal("first label", LabelOf(0.101));
    }

    [Fact]
    public void A_rule_whose_inputs_are_not_there_is_skipped_and_listed()
    {
        var needle = Rule("needle-only", "needle label", precedence: 10, """{ "feature": "duration_s", "max": 1, "reason": "r" }""")
            .Replace("""["emg"]""", """["emg", "needle"]""", StringComparison.Ordinal);
        var labeler = new Labeler(Table(needle));
        Assert.Equal("rest", labeler.Label([Jerk(1)], secondsAnalyzed: 10).Bursts[0].Decision.Label);
        Assert.Equal("needle-only", Assert.Single(labeler.SkippedRules).Id);
        Assert.Empty(Standard.SkippedRules);
    }

    [Fact]
    public void No_disease_is_named()
    {
        string[] diseases = ["als", "sclerosis", "epilep", "parkinson", "neuropathy", "neuromyotonia", "disease", "syndrome", "dystonia", "encephal"];
        foreach (var burst in Label(Mixture(seed: 3, count: 500)))
        {
            var text = $"{burst.Decision.Label} {burst.Decision.RunnerUp} {burst.Decision.Evidence.Words}".ToLowerInvariant();
            Assert.DoesNotContain(diseases, d => text.Split(' ', ';', ',', '(', ')').Any(w => w.StartsWith(d, StringComparison.Ordinal) && w is not "also"));
        }
    }

    private static RuleTable Table(params IEnumerable<string> rules) => RuleTable.Parse(
        Encoding.UTF8.GetBytes($$"""
            {
              "version": 1, "ambiguity_margin": 0.15, "trains": [], "sources": { "X": "a paper" },
              "rules": [
                {{string.Join(",\n", rules)}},
                { "id": "rest", "label": "rest", "row": "29", "description": "d", "precedence": 99, "fallback": true, "inputs": ["emg"],
                  "criteria": [], "reports": [], "enough_events": 1, "strength": "proposal", "sources": ["X"], "overlaps": [] }
              ]
            }
            """),
        "test");

    private static string Rule(string id, string label, int precedence, string criterion) => $$"""
        { "id": "{{id}}", "label": "{{label}}", "row": "1", "description": "d", "precedence": {{precedence}}, "inputs": ["emg"],
          "criteria": [{{criterion}}], "reports": [], "enough_events": 1, "strength": "A", "sources": ["X"], "overlaps": [] }
        """;

    private static List<MeasuredBurst> Mixture(int seed, int count)
    {
        var random = new Random(seed);
        List<MeasuredBurst> bursts = [];
        var onset = 0.5;
        for (var i = 0; i < count; i++)
        {
            var duration = Math.Exp(Math.Log(0.002) + (random.NextDouble() * Math.Log(15 / 0.002)));
            var spikes = random.Next(0, 20);
            bursts.Add(Burst(
                onset,
                duration,
                spikes,
                spikes < 2 ? double.NaN : 3 + (80 * random.NextDouble()),
                spikes < 2 || duration >= 1 ? double.NaN : random.NextDouble(),
                random.NextDouble()).InSegment(i / 100));
            onset += duration + 0.04 + (3 * random.NextDouble());
        }

        return bursts;
    }
}
