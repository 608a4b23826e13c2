namespace EmgTool.Core.Labeling;

/// <summary>How the rules fit the bursts of a channel. Kept is which of them decide: all else is found again when a label is looked at.</summary>
internal sealed class ChannelFit
{
    // Scores this close are equal: they differ by rounding only.
    private const double ScoreRounding = 1e-9;

    private readonly RuleFit[] _fits;
    private readonly short[] _winners;
    private readonly short[] _runnersUp;
    private readonly int[] _countsByLabel;
    private readonly double _secondsAnalyzed;

    /// <summary>Fits the rules.</summary>
    /// <param name="rules">The rules in order of precedence, with what each asks for in words.</param>
    /// <param name="bursts">The bursts of a channel by onset.</param>
    /// <param name="secondsAnalyzed">How much of the channel was analyzed, in seconds.</param>
    /// <param name="trains">Receives each burst with its label.</param>
    /// <exception cref="ArgumentException">The bursts are not in order.</exception>
    public ChannelFit((Rule Rule, RuleText Words)[] rules, BurstContexts bursts, double secondsAnalyzed, TrainBuilder trains)
    {
        Bursts = bursts;
        _secondsAnalyzed = secondsAnalyzed;
        var finders = Array.ConvertAll(rules, rule => rule.Rule.Recurrence is { } recurrence ? new RecurrenceFinder(bursts, recurrence) : null);
        _fits = [.. rules.Zip(finders, (rule, finder) => new RuleFit(rule.Rule, rule.Words, finder))];
        FindSeries(finders);
        _winners = new short[bursts.Count];
        _runnersUp = new short[bursts.Count];
        _countsByLabel = new int[rules.Length];
        Decide(trains);
    }

    /// <summary>The bursts among their neighbours.</summary>
    public BurstContexts Bursts { get; }

    /// <summary>How many bursts have each label, of those that occur.</summary>
    public IReadOnlyDictionary<string, int> CountsByLabel
    {
        get
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _fits.Length; i++)
            {
                if (_countsByLabel[i] > 0)
                {
                    counts.Add(_fits[i].Rule.Label, _countsByLabel[i]);
                }
            }

            return counts;
        }
    }

    /// <summary>The rule that gives a burst its label.</summary>
    public RuleFit Winner(int burst) => _fits[_winners[burst]];

    /// <summary>The best rule that would have given another label; none behind a fallback, which only stands where nothing else fits.</summary>
    public RuleFit? RunnerUp(int burst) => _runnersUp[burst] < 0 ? null : _fits[_runnersUp[burst]];

    /// <summary>Events that support the label of a burst: those of its series, or of its label on the channel where the rule asks for no series.</summary>
    /// <param name="winner">The rule that gives the label.</param>
    /// <param name="place">The place in its series.</param>
    public int Events(RuleFit winner, RecurrencePlace? place) =>
        place is { } series ? Math.Max(1, series.Count) : _countsByLabel[FirstOfLabel(winner.Rule.Label)];

    /// <summary>Puts the evidence for the label of a burst into words.</summary>
    public void WriteEvidence(int burst, ref TextSpan text)
    {
        var context = Bursts[burst];
        var winner = Winner(burst);
        var place = winner.Place(burst, context);
        winner.Words.WriteMeasured(context, place, ref text);
        var band = DurationBand.Of(context.Measured.DurationSeconds, context.Measured.Measures.SpikeCount);
        text.Separate("; ");
        text.Append("band ");
        text.Append(band);
        text.Append(" (");
        text.Append(DurationBand.Limits(band));
        text.Append(")");
        if (winner.Rule.IsFallback)
        {
            WriteNearestMiss(burst, context, ref text);
        }

        var overlaps = winner.Rule.Overlaps;
        for (var i = 0; i < overlaps.Count; i++)
        {
            if (overlaps[i].When is { } when && when.Holds(context))
            {
                text.Append("; ");
                text.Append(overlaps[i].Text);
            }
        }

        var events = Events(winner, place);
        if (events < winner.Rule.EnoughEvents)
        {
            text.Append("; ");
            winner.Words.WriteFewEvents(place is null, events, _secondsAnalyzed, ref text);
        }
    }

    /// <summary>Finds the series of the rules that ask for them.</summary>
    private void FindSeries(RecurrenceFinder?[] finders)
    {
        var burst = 0;
        foreach (var context in Bursts)
        {
            // How well the burst fits the best rule that looks at one burst alone, once some series wants to know.
            var rival = double.NaN;
            for (var i = 0; i < finders.Length; i++)
            {
                if (finders[i] is { } finder && _fits[i].OwnScore(context) is var own && !double.IsNaN(own))
                {
                    rival = double.IsNaN(rival) ? BestAlone(context) : rival;
                    finder.Add(burst, context.Measured, makes: !(own < rival));
                }
            }

            burst++;
        }

        foreach (var finder in finders)
        {
            finder?.Close();
        }
    }

    private double BestAlone(in BurstContext context)
    {
        var best = 0.0;
        foreach (var fit in _fits)
        {
            if (fit.Rule is { Recurrence: null, IsFallback: false })
            {
                best = double.MaxNumber(best, fit.OwnScore(context));
            }
        }

        return best;
    }

    private void Decide(TrainBuilder trains)
    {
        var fits = new (double Score, RecurrencePlace? Place)[_fits.Length];
        var burst = 0;
        foreach (var context in Bursts)
        {
            for (var i = 0; i < fits.Length; i++)
            {
                fits[i] = _fits[i].Fit(burst, context);
            }

            var winner = WinnerOf(fits);
            _winners[burst] = checked((short)winner);
            _runnersUp[burst] = (short)RunnerUpOf(fits, winner);
            var label = _fits[winner].Rule.Label;
            _countsByLabel[FirstOfLabel(label)]++;
            trains.Add(burst, context.Measured, label);
            burst++;
        }
    }

    /// <summary>The rule that gives the label: lowest precedence, then highest score, then first in the table. What fills a gap in a series belongs to it before all.</summary>
    private int WinnerOf(ReadOnlySpan<(double Score, RecurrencePlace? Place)> fits)
    {
        var winner = -1;
        for (var i = 0; i < fits.Length; i++)
        {
            if (double.IsNaN(fits[i].Score))
            {
                continue;
            }

            if (fits[i].Place is { IsFilled: true })
            {
                return i;
            }

            // The rules come in order of precedence, the fallback ones among them.
            if (winner < 0 || Beats(_fits[i].Rule, fits[i].Score, _fits[winner].Rule, fits[winner].Score))
            {
                winner = i;
            }
        }

        return winner >= 0 ? winner : throw new InvalidOperationException("The rule table has no rule that takes what is left.");
    }

    private static bool Beats(Rule rule, double score, Rule winner, double winnerScore) =>
        (winner.IsFallback && !rule.IsFallback)
        || (winner.IsFallback == rule.IsFallback && winner.Precedence == rule.Precedence && score > winnerScore + ScoreRounding);

    private int RunnerUpOf(ReadOnlySpan<(double Score, RecurrencePlace? Place)> fits, int winner)
    {
        var best = -1;
        for (var i = 0; i < fits.Length; i++)
        {
            var isCandidate = fits[i].Score > 0 && !_fits[i].Rule.IsFallback
                && !string.Equals(_fits[i].Rule.Label, _fits[winner].Rule.Label, StringComparison.Ordinal);
            if (isCandidate && (best < 0 || fits[i].Score > fits[best].Score + ScoreRounding))
            {
                best = i;
            }
        }

        return best;
    }

    private int FirstOfLabel(string label)
    {
        var first = 0;
        while (!string.Equals(_fits[first].Rule.Label, label, StringComparison.Ordinal))
        {
            first++;
        }

        return first;
    }

    /// <summary>Which rule came closest, that is failed the smallest share of its criteria, and what spoke against it.</summary>
    private void WriteNearestMiss(int burst, in BurstContext context, ref TextSpan text)
    {
        if (context.IsCut)
        {
            text.Append("; the label depends on the true duration");
            return;
        }

        RuleFit? nearest = null;
        var (leastShare, bestScore) = (double.PositiveInfinity, 0.0);
        foreach (var fit in _fits)
        {
            if (!fit.Rule.IsFallback)
            {
                var (share, score) = fit.Miss(context);
                if (share < leastShare || (share == leastShare && score > bestScore))
                {
                    (leastShare, bestScore, nearest) = (share, score, fit);
                }
            }
        }

        if (nearest is not null)
        {
            text.Append("; nearest is ");
            text.Append(nearest.Rule.Label);
            text.Append(", but ");
            nearest.Words.WriteAgainst(context, nearest.Place(burst, context), ref text);
        }
    }
}
