namespace EmgTool.Core.Labeling;

/// <summary>What a criterion asks for in words. The words are the same for every burst, and so are put together once.</summary>
internal sealed class CriterionText
{
    private readonly RuleCriterion _criterion;
    private readonly string _limits;
    private readonly string _clearFrom;
    private readonly string _clearUpTo;

    /// <summary>Puts it into words.</summary>
    public CriterionText(RuleCriterion criterion)
    {
        _criterion = criterion;
        var limits = Limits(criterion.Range);
        _limits = InBrackets(limits, "");
        (_clearFrom, _clearUpTo) = criterion.Score is { } curve
            ? (InBrackets(limits, "clear from " + Amount(curve.ClearFrom)), InBrackets(limits, "clear up to " + Amount(curve.ClearUpTo)))
            : (_limits, _limits);
    }

    /// <summary>A value with its range, such as <c>duration 62 ms (rule: 10 to 1000 ms)</c>; what scores less than fully also says where it would.</summary>
    public void Write(in BurstContext burst, ref TextSpan text)
    {
        var feature = _criterion.Range.Feature;
        var value = feature.Read(burst);
        FeatureText.Write(feature, burst, ref text);
        text.Append(_criterion.Score is not { } curve || curve.At(value) >= 1 ? _limits
            : value < curve.ClearFrom ? _clearFrom
            : value > curve.ClearUpTo ? _clearUpTo
            : _limits);
    }

    private static string InBrackets(string limits, string clear)
    {
        var separator = limits.Length > 0 && clear.Length > 0 ? ", " : "";
        return limits.Length + clear.Length == 0 ? "" : $" (rule: {limits}{separator}{clear})";
    }

    private static string Limits(FeatureRange range)
    {
        var (minimum, maximum) = (range.Minimum, range.Maximum);
        var unit = range.Feature.Unit;
        var (factor, suffix) = AmountText.Scale(unit, isSmall: (double.IsFinite(maximum) ? maximum : minimum) <= 1);

        // A lower limit that would vanish in the unit of the upper one keeps its own: 2 ms to 10 s.
        const double LeastShown = 0.1;
        var text = new TextSpan(stackalloc char[100]);
        switch (double.IsFinite(minimum), double.IsFinite(maximum))
        {
            case (true, true):
                if (minimum > 0 && minimum * factor < LeastShown)
                {
                    AmountText.Write(unit, minimum, ref text);
                }
                else
                {
                    text.AppendMeasure(minimum * factor);
                }

                text.Append(" to ");
                text.AppendMeasure(maximum * factor);
                break;
            case (true, false):
                text.Append("at least ");
                text.AppendMeasure(minimum * factor);
                break;
            case (false, true):
                text.Append(range.MaximumExcluded ? "below " : "at most ");
                text.AppendMeasure(maximum * factor);
                break;
            default:
                return "";
        }

        text.Append(suffix);
        return text.ToString();
    }

    private string Amount(double value)
    {
        var text = new TextSpan(stackalloc char[100]);
        AmountText.Write(_criterion.Range.Feature.Unit, value, ref text);
        return text.ToString();
    }
}
