using System.Globalization;

namespace EmgTool.Core.Labeling;

/// <summary>Puts measured values and the ranges that they had to meet into words for someone who knows the clinic and not the code.</summary>
internal static class EvidenceText
{
    /// <summary>A value with its range, such as <c>duration 62 ms (rule: 10 to 1000 ms)</c>; what scores less than fully also says where it would.</summary>
    public static string Of(RuleCriterion criterion, in BurstContext burst)
    {
        var feature = criterion.Range.Feature;
        var value = feature.Read(burst);
        var range = Limits(criterion.Range);
        if (criterion.Score is { } curve && curve.At(value) < 1)
        {
            range = Join(", ", range, Clear(feature.Unit, curve, value));
        }

        return range.Length == 0 ? Value(feature, burst) : $"{Value(feature, burst)} (rule: {range})";
    }

    /// <summary>A value without range, such as <c>7 spikes</c>.</summary>
    public static string Value(Feature feature, in BurstContext burst)
    {
        var value = feature.Read(burst);
        if (double.IsNaN(value))
        {
            return $"{feature.Caption} not measured";
        }

        if (double.IsPositiveInfinity(value))
        {
            return "no neighbour in the segment";
        }

        var amount = Amount(feature.Unit, value);
        return feature.Unit == FeatureUnit.Count ? $"{amount} {feature.Caption}{(value == 1 ? "" : "s")}"
            : feature.IsDuration && burst.IsCut ? $"{feature.Caption} at least {amount}, cut by the end of the segment"
            : $"{feature.Caption} {amount}";
    }

    /// <summary>The series around a burst, such as <c>6 like it in a row (rule: at least 3), typical interval 1.02 s</c>.</summary>
    public static string Of(RuleRecurrence recurrence, RecurrencePlace place)
    {
        var tolerance = recurrence.GapFill?.Tolerance ?? 0;
        var limit = recurrence.MaximumCount < int.MaxValue
            ? $"at most {recurrence.MaximumCount.ToString(CultureInfo.InvariantCulture)}"
            : $"at least {recurrence.MinimumCount.ToString(CultureInfo.InvariantCulture)}";
        var count = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, place.Count)} like it in a row (rule: {limit})");
        var interval = double.IsNaN(place.TypicalIntervalSeconds) ? "" : $"typical interval {Seconds(place.TypicalIntervalSeconds)}";
        var regular = double.IsNaN(place.RegularShare)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{place.RegularShare:P0} of the intervals near it");
        return place.IsFilled
            ? string.Create(CultureInfo.InvariantCulture, $"where one of a series is expected, {Seconds(place.IntervalBeforeSeconds)} after the last ({interval}, tolerance {tolerance:P0})")
            : Join(", ", count, interval, regular);
    }

    /// <summary>Joins what is not empty.</summary>
    public static string Join(string separator, params IEnumerable<string> parts) => string.Join(separator, parts.Where(p => p.Length > 0));

    /// <summary>A time with its unit, in milliseconds below 1 s.</summary>
    public static string Seconds(double value) => Amount(FeatureUnit.Seconds, value);

    private static string Limits(FeatureRange range)
    {
        var (minimum, maximum) = (range.Minimum, range.Maximum);
        var unit = range.Feature.Unit;
        var (factor, suffix) = Scale(unit, isSmall: (double.IsFinite(maximum) ? maximum : minimum) <= 1);

        // A lower limit that would vanish in the unit of the upper one keeps its own: 2 ms to 10 s.
        const double LeastShown = 0.1;
        return (double.IsFinite(minimum), double.IsFinite(maximum)) switch
        {
            (true, true) when minimum > 0 && minimum * factor < LeastShown => $"{Amount(unit, minimum)} to {Number(maximum * factor)}{suffix}",
            (true, true) => $"{Number(minimum * factor)} to {Number(maximum * factor)}{suffix}",
            (true, false) => $"at least {Number(minimum * factor)}{suffix}",
            (false, true) => $"{(range.MaximumExcluded ? "below" : "at most")} {Number(maximum * factor)}{suffix}",
            _ => "",
        };
    }

    private static string Clear(FeatureUnit unit, ScoreCurve curve, double value) =>
        value < curve.ClearFrom ? $"clear from {Amount(unit, curve.ClearFrom)}"
        : value > curve.ClearUpTo ? $"clear up to {Amount(unit, curve.ClearUpTo)}"
        : "";

    /// <summary>A value with its unit; a count without.</summary>
    private static string Amount(FeatureUnit unit, double value)
    {
        var (factor, suffix) = Scale(unit, isSmall: value < 1);
        return Number(value * factor) + suffix;
    }

    private static (double Factor, string Suffix) Scale(FeatureUnit unit, bool isSmall) => unit switch
    {
        FeatureUnit.Seconds => isSmall ? (1000, " ms") : (1, " s"),
        FeatureUnit.Hertz => (1, " Hz"),
        FeatureUnit.Decibels => (1, " dB"),
        _ => (1, ""),
    };

    /// <summary>Three digits, as many as such values are worth; all digits of larger whole numbers.</summary>
    private static string Number(double number) =>
        number.ToString(Math.Abs(number) >= 100 ? "0" : Math.Abs(number) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
}
