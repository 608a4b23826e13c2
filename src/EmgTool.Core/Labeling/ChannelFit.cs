namespace EmgTool.Core.Labeling;

/// <summary>How the rules fit the bursts of a channel: what decides their labels, and what their evidence is put into words from.</summary>
internal sealed class ChannelFit
{
    // Scores this close are equal: they differ by rounding only.
    private const double ScoreRounding = 1e-9;

    private readonly RuleText[] _words;
    private readonly BurstContext[] _bursts;
    private readonly RuleFit[] _fits;
    private readonly int[] _winners;
    private readonly int[] _countsByLabel;
    private readonly double _secondsAnalyzed;

    /// <summary>Fits the rules.</summary>
    /// <param name="rules">The rules in order of precedence.</param>
    /// <param name="words">What each asks for in words.</param>
    /// <param name="bursts">The bursts of a channel by onset.</param>
    /// <param name="secondsAnalyzed">How much of the channel was analyzed, in seconds.</param>
    public ChannelFit(Rule[] rules, RuleText[] words, BurstContext[] bursts, double secondsAnalyzed)
    {
        _words = words;
        _bursts = bursts;
        _secondsAnalyzed = secondsAnalyzed;
        _fits = RuleFit.All(rules, bursts);
        _winners = new int[bursts.Length];
        _countsByLabel = new int[rules.Length];
        for (var i = 0; i < bursts.Length; i++)
        {
            _winners[i] = WinnerOf(i);
            _countsByLabel[FirstOfLabel(Winner(i).Rule.Label)]++;
        }
    }

    /// <summary>Number of bursts.</summary>
    public int Count => _bursts.Length;

    /// <summary>A burst and its neighbours.</summary>
    public ref readonly BurstContext Burst(int burst) => ref _bursts[burst];

    /// <summary>The rule that gives a burst its label.</summary>
    public RuleFit Winner(int burst) => _fits[_winners[burst]];

    /// <summary>The best rule that would have given another label; none behind a fallback, which only stands where nothing else fits.</summary>
    public RuleFit? RunnerUp(int burst)
    {
        var winner = Winner(burst);
        RuleFit? best = null;
        foreach (var fit in _fits)
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

    /// <summary>Events that support the label of a burst: those of its series, or of its label on the channel where the rule asks for no series.</summary>
    public int Events(int burst)
    {
        var winner = Winner(burst);
        return winner.Place(burst) is { } series ? Math.Max(1, series.Count) : _countsByLabel[FirstOfLabel(winner.Rule.Label)];
    }

    /// <summary>Puts the evidence for the label of a burst into words.</summary>
    public void WriteEvidence(int burst, ref TextSpan text)
    {
        ref readonly var context = ref _bursts[burst];
        var words = _words[_winners[burst]];
        var winner = Winner(burst);
        var place = winner.Place(burst);
        words.WriteMeasured(context, place, ref text);
        var band = DurationBand.Of(context.Measured.DurationSeconds, context.Measured.Measures.SpikeCount);
        text.Separate("; ");
        text.Append("band ");
        text.Append(band);
        text.Append(" (");
        text.Append(DurationBand.Limits(band));
        text.Append(")");
        if (winner.Rule.IsFallback)
        {
            WriteNearestMiss(burst, ref text);
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

        var events = Events(burst);
        if (events < winner.Rule.EnoughEvents)
        {
            text.Append("; ");
            words.WriteFewEvents(place is null, events, _secondsAnalyzed, ref text);
        }
    }

    /// <summary>The rule that gives the label: lowest precedence, then highest score, then first in the table. What fills a gap in a series belongs to it before all.</summary>
    private int WinnerOf(int burst)
    {
        var winner = -1;
        for (var i = 0; i < _fits.Length; i++)
        {
            var fit = _fits[i];
            if (!fit.Fits(burst))
            {
                continue;
            }

            if (fit.Place(burst) is { IsFilled: true })
            {
                return i;
            }

            // The rules come in order of precedence, the fallback ones among them.
            if (winner < 0 || Beats(fit, _fits[winner], burst))
            {
                winner = i;
            }
        }

        return winner >= 0 ? winner : throw new InvalidOperationException("The rule table has no rule that takes what is left.");
    }

    private static bool Beats(RuleFit fit, RuleFit winner, int burst) =>
        (winner.Rule.IsFallback && !fit.Rule.IsFallback)
        || (winner.Rule.IsFallback == fit.Rule.IsFallback
            && winner.Rule.Precedence == fit.Rule.Precedence
            && fit.Score(burst) > winner.Score(burst) + ScoreRounding);

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
    private void WriteNearestMiss(int burst, ref TextSpan text)
    {
        ref readonly var context = ref _bursts[burst];
        if (context.IsCut)
        {
            text.Append("; the label depends on the true duration");
            return;
        }

        var nearest = -1;
        var (leastShare, bestScore) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < _fits.Length; i++)
        {
            if (!_fits[i].Rule.IsFallback)
            {
                var (share, score) = _fits[i].Miss(burst, context);
                if (share < leastShare || (share == leastShare && score > bestScore))
                {
                    (leastShare, bestScore, nearest) = (share, score, i);
                }
            }
        }

        if (nearest >= 0)
        {
            text.Append("; nearest is ");
            text.Append(_fits[nearest].Rule.Label);
            text.Append(", but ");
            _words[nearest].WriteAgainst(context, _fits[nearest].Place(burst), ref text);
        }
    }
}
