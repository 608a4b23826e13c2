using System.Globalization;

namespace EmgTool.Core.Labeling;

/// <summary>Gives the bursts of a channel their labels by a table of rules, and gathers them into trains. It keeps nothing from one call to the next.</summary>
public sealed class Labeler
{
    // Scores this close are equal: they differ by rounding only.
    private const double ScoreRounding = 1e-9;

    private readonly Rule[] _rules;
    private readonly IReadOnlyList<TrainRule> _trainRules;
    private readonly double _ambiguityMargin;

    /// <summary>Makes a labeller.</summary>
    /// <param name="table">The rules.</param>
    public Labeler(RuleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _rules = [.. table.Rules.Where(HasItsInputs)];
        _trainRules = table.TrainRules;
        _ambiguityMargin = table.AmbiguityMargin;
        SkippedRules = [.. table.Rules.Where(r => !HasItsInputs(r))];
    }

    /// <summary>Rules that need more than the signal of one channel, and so are not applied.</summary>
    public IReadOnlyList<Rule> SkippedRules { get; }

    /// <summary>Labels the bursts of one channel.</summary>
    /// <param name="bursts">The bursts by onset, segment after segment.</param>
    /// <param name="secondsAnalyzed">How much of the channel was analyzed, in seconds.</param>
    /// <returns>The same bursts with their labels, and the trains by onset.</returns>
    /// <exception cref="ArgumentException">The bursts are not in order.</exception>
    public (IReadOnlyList<LabeledBurst> Bursts, IReadOnlyList<Train> Trains) Label(IReadOnlyList<MeasuredBurst> bursts, double secondsAnalyzed)
    {
        ArgumentNullException.ThrowIfNull(bursts);
        ArgumentOutOfRangeException.ThrowIfNegative(secondsAnalyzed);
        var contexts = Neighbours(bursts);
        var fits = RuleFit.All(_rules, contexts);
        var winners = new RuleFit[contexts.Length];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        for (var i = 0; i < winners.Length; i++)
        {
            winners[i] = Winner(fits, i);
            counts[winners[i].Rule.Label] = counts.GetValueOrDefault(winners[i].Rule.Label) + 1;
        }

        var (trains, trainOf) = TrainBuilder.Build(bursts, Array.ConvertAll(winners, w => w.Rule.Label), _trainRules);
        var labeled = new LabeledBurst[contexts.Length];
        for (var i = 0; i < labeled.Length; i++)
        {
            labeled[i] = new LabeledBurst
            {
                Measured = bursts[i],
                Decision = Decide(i, contexts[i], winners[i], fits, counts[winners[i].Rule.Label], secondsAnalyzed),
                PreviousIntervalSeconds = contexts[i].PreviousIntervalSeconds,
                NextIntervalSeconds = contexts[i].NextIntervalSeconds,
                Train = trainOf[i],
            };
        }

        return (labeled, trains);
    }

    private static bool HasItsInputs(Rule rule) => rule.Inputs.All(i => string.Equals(i, "emg", StringComparison.Ordinal));

    private static BurstContext[] Neighbours(IReadOnlyList<MeasuredBurst> bursts)
    {
        var contexts = new BurstContext[bursts.Count];
        var before = double.NaN;
        for (var i = 0; i < contexts.Length; i++)
        {
            var after = double.NaN;
            if (i + 1 < contexts.Length)
            {
                var (here, next) = (bursts[i], bursts[i + 1]);
                // Segments may overlap in time (EDF+D); within one, bursts follow each other.
                if (next.Burst.Segment < here.Burst.Segment
                    || (next.Burst.Segment == here.Burst.Segment && !(next.OnsetSeconds > here.OnsetSeconds)))
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Burst {i + 1} does not begin after burst {i}."), nameof(bursts));
                }

                after = next.Burst.Segment == here.Burst.Segment ? next.OnsetSeconds - here.OnsetSeconds : double.NaN;
            }

            contexts[i] = new BurstContext(bursts[i], before, after);
            before = after;
        }

        return contexts;
    }

    /// <summary>The rule that gives the label: lowest precedence, then highest score, then first in the table. What fills a gap in a series belongs to it before all.</summary>
    private static RuleFit Winner(RuleFit[] fits, int burst)
    {
        RuleFit? winner = null;
        foreach (var fit in fits)
        {
            if (!fit.Fits(burst))
            {
                continue;
            }

            if (fit.Place(burst) is { IsFilled: true })
            {
                return fit;
            }

            // The rules come in order of precedence, the fallback ones among them.
            var isBetter = winner is null
                || (winner.Rule.IsFallback && !fit.Rule.IsFallback)
                || (winner.Rule.IsFallback == fit.Rule.IsFallback
                    && winner.Rule.Precedence == fit.Rule.Precedence
                    && fit.Score(burst) > winner.Score(burst) + ScoreRounding);
            winner = isBetter ? fit : winner;
        }

        return winner ?? throw new InvalidOperationException("The rule table has no rule that takes what is left.");
    }

    /// <summary>The best rule that would have given another label; none behind a fallback, which only stands where nothing else fits.</summary>
    private static RuleFit? RunnerUp(RuleFit[] fits, int burst, RuleFit winner)
    {
        RuleFit? best = null;
        foreach (var fit in fits)
        {
            var isCandidate = fit.Fits(burst) && !fit.Rule.IsFallback && fit.Score(burst) > 0
                && !string.Equals(fit.Rule.Label, winner.Rule.Label, StringComparison.Ordinal);
            if (isCandidate && (best is null || fit.Score(burst) > best.Score(burst) + ScoreRounding))
            {
                best = fit;
            }
        }

        return best;
    }

    private LabelDecision Decide(int burst, in BurstContext context, RuleFit winner, RuleFit[] fits, int countOnChannel, double secondsAnalyzed)
    {
        var rule = winner.Rule;
        var runnerUp = RunnerUp(fits, burst, winner);
        var band = DurationBand.Of(context.Measured.DurationSeconds, context.Measured.Measures.SpikeCount);
        var place = winner.Place(burst);
        var events = place is { } series ? Math.Max(1, series.Count) : countOnChannel;
        var isFew = events < rule.EnoughEvents;
        List<string> evidence = Measured(winner, context, place);
        evidence.Add($"band {band} ({DurationBand.Limits(band)})");
        if (rule.IsFallback)
        {
            evidence.Add(context.IsCut ? "the label depends on the true duration" : NearestMiss(fits, burst, context));
        }

        var isAmbiguous = runnerUp is not null && winner.Score(burst) - runnerUp.Score(burst) < _ambiguityMargin;
        foreach (var overlap in rule.Overlaps)
        {
            if (overlap.When is { } when && when.Holds(context))
            {
                isAmbiguous = true;
                evidence.Add(overlap.Text);
            }
        }

        if (isFew)
        {
            evidence.Add(FewEvents(rule, place is null, events, secondsAnalyzed));
        }

        return new LabelDecision
        {
            Label = rule.Label,
            Rule = rule.Id,
            Score = winner.Score(burst),
            Band = band,
            Evidence = EvidenceText.Join("; ", evidence),
            RunnerUp = runnerUp?.Rule.Label ?? "",
            RunnerUpScore = runnerUp?.Score(burst) ?? 0,
            Flags = (isAmbiguous, isFew) switch
            {
                (true, true) => [LabelFlag.Ambiguous, LabelFlag.FewEvents],
                (true, false) => [LabelFlag.Ambiguous],
                (false, true) => [LabelFlag.FewEvents],
                _ => [],
            },
        };
    }

    private static List<string> Measured(RuleFit winner, in BurstContext context, RecurrencePlace? place)
    {
        var rule = winner.Rule;
        List<string> evidence = [];
        foreach (var criterion in place is { IsFilled: true } ? rule.Recurrence!.GapFill!.Criteria : rule.Criteria)
        {
            if (criterion.AppliesTo(context))
            {
                evidence.Add(EvidenceText.Of(criterion, context));
            }
        }

        if (place is { } series)
        {
            evidence.Add(EvidenceText.Of(rule.Recurrence!, series));
        }

        foreach (var feature in rule.Reports)
        {
            if (!double.IsNaN(feature.Read(context)))
            {
                evidence.Add(EvidenceText.Value(feature, context));
            }
        }

        return evidence;
    }

    private static string FewEvents(Rule rule, bool isOnChannel, int events, double secondsAnalyzed)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"only {events} {(isOnChannel ? "on this channel" : "in this series")}, {rule.EnoughEvents} make the label firm");
        return secondsAnalyzed < rule.AdvisedObservationSeconds
            ? $"{found}; {EvidenceText.Seconds(secondsAnalyzed)} were analyzed, {EvidenceText.Seconds(rule.AdvisedObservationSeconds)} are advised"
            : found;
    }

    /// <summary>Which rule came closest, that is failed the smallest share of its criteria, and what spoke against it.</summary>
    private static string NearestMiss(RuleFit[] fits, int burst, in BurstContext context)
    {
        var nearest = "";
        var (leastShare, bestScore) = (double.PositiveInfinity, 0.0);
        foreach (var fit in fits)
        {
            var rule = fit.Rule;
            if (rule.IsFallback)
            {
                continue;
            }

            List<string> against = [];
            var (asked, score) = (0, 1.0);
            foreach (var criterion in rule.Criteria)
            {
                asked += criterion.AppliesTo(context) ? 1 : 0;
                var own = criterion.Holds(context) ? criterion.ScoreOf(context) : 0;
                if (own > 0)
                {
                    score = Math.Min(score, own);
                }
                else
                {
                    against.Add(EvidenceText.Of(criterion, context));
                }
            }

            if (against.Count == 0 && fit.Place(burst) is { } place)
            {
                against.Add(EvidenceText.Of(rule.Recurrence!, place));
            }

            var share = (double)against.Count / (asked + (rule.Recurrence is null ? 0 : 1));
            if (share < leastShare || (share == leastShare && score > bestScore))
            {
                (leastShare, bestScore) = (share, score);
                nearest = $"nearest is {rule.Label}, but {EvidenceText.Join(", ", against)}";
            }
        }

        return nearest;
    }
}
