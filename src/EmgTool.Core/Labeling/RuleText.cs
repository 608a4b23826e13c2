namespace EmgTool.Core.Labeling;

/// <summary>What a rule asks for in words.</summary>
/// <param name="rule">The rule.</param>
internal sealed class RuleText(Rule rule)
{
    private readonly CriterionText[] _criteria = [.. rule.Criteria.Select(criterion => new CriterionText(criterion))];
    private readonly CriterionText[] _gapCriteria = rule.Recurrence?.GapFill is { } fill ? [.. fill.Criteria.Select(criterion => new CriterionText(criterion))] : [];

    /// <summary>The measured values that the rule looks at, with the ranges that they had to meet.</summary>
    public void WriteMeasured(in BurstContext burst, RecurrencePlace? place, ref TextSpan text)
    {
        var isFilled = place is { IsFilled: true };
        var criteria = isFilled ? rule.Recurrence!.GapFill!.Criteria : rule.Criteria;
        for (var i = 0; i < criteria.Count; i++)
        {
            if (criteria[i].AppliesTo(burst))
            {
                text.Separate("; ");
                (isFilled ? _gapCriteria : _criteria)[i].Write(burst, ref text);
            }
        }

        if (place is { } series)
        {
            text.Separate("; ");
            WriteSeries(series, ref text);
        }

        for (var i = 0; i < rule.Reports.Count; i++)
        {
            if (!double.IsNaN(rule.Reports[i].Read(burst)))
            {
                text.Separate("; ");
                FeatureText.Write(rule.Reports[i], burst, ref text);
            }
        }
    }

    /// <summary>What spoke against the rule: all that the burst does not meet, else its place in the series.</summary>
    public void WriteAgainst(in BurstContext burst, RecurrencePlace? place, ref TextSpan text)
    {
        var start = text.Length;
        for (var i = 0; i < rule.Criteria.Count; i++)
        {
            if (!(rule.Criteria[i].ScoreIfHeld(burst) > 0))
            {
                text.Separate(", ", start);
                _criteria[i].Write(burst, ref text);
            }
        }

        if (text.Length == start && place is { } series)
        {
            WriteSeries(series, ref text);
        }
    }

    /// <summary>Why there are too few events for a firm label.</summary>
    public void WriteFewEvents(bool isOnChannel, int events, double secondsAnalyzed, ref TextSpan text)
    {
        text.Append("only ");
        text.Append(events);
        text.Append(isOnChannel ? " on this channel, " : " in this series, ");
        text.Append(rule.EnoughEvents);
        text.Append(" make the label firm");
        if (secondsAnalyzed < rule.AdvisedObservationSeconds)
        {
            text.Append("; ");
            AmountText.WriteSeconds(secondsAnalyzed, ref text);
            text.Append(" were analyzed, ");
            AmountText.WriteSeconds(rule.AdvisedObservationSeconds, ref text);
            text.Append(" are advised");
        }
    }

    /// <summary>The series around a burst, such as <c>6 like it in a row (rule: at least 3), typical interval 1.02 s</c>.</summary>
    private void WriteSeries(RecurrencePlace place, ref TextSpan text)
    {
        var recurrence = rule.Recurrence!;
        if (place.IsFilled)
        {
            text.Append("where one of a series is expected, ");
            AmountText.WriteSeconds(place.IntervalBeforeSeconds, ref text);
            text.Append(" after the last (");
            WriteInterval(place, ref text);
            text.Append(", tolerance ");
            text.AppendPercent(recurrence.GapFill?.Tolerance ?? 0);
            text.Append(")");
            return;
        }

        text.Append(Math.Max(1, place.Count));
        text.Append(" like it in a row (rule: ");
        var isAtMost = recurrence.MaximumCount < int.MaxValue;
        text.Append(isAtMost ? "at most " : "at least ");
        text.Append(isAtMost ? recurrence.MaximumCount : recurrence.MinimumCount);
        text.Append(")");
        if (!double.IsNaN(place.TypicalIntervalSeconds))
        {
            text.Append(", ");
            WriteInterval(place, ref text);
        }

        if (!double.IsNaN(place.RegularShare))
        {
            text.Append(", ");
            text.AppendPercent(place.RegularShare);
            text.Append(" of the intervals near it");
        }
    }

    private static void WriteInterval(RecurrencePlace place, ref TextSpan text)
    {
        if (!double.IsNaN(place.TypicalIntervalSeconds))
        {
            text.Append("typical interval ");
            AmountText.WriteSeconds(place.TypicalIntervalSeconds, ref text);
        }
    }
}
