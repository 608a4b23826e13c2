using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Takes a column title apart into name and unit: <c>EMG (uV)</c>, <c>EMG [µV]</c>, <c>VMO RT, uV</c>, <c>EMG_mV</c>, <c>EMG / mV</c>, <c>Zeit [s]</c>.</summary>
internal static class ColumnTitle
{
    private static readonly string[] TimeNames =
    [
        "t", "time", "times", "timestamp", "timestamps", "zeit", "tiempo", "temps", "tempo", "elapsed", "elapsed time", "time axis", "tid", "czas", "tijd",
    ];

    private static readonly string[] CounterNames =
    [
        "frame", "frames", "sample", "samples", "index", "nseq", "seq", "counter", "row", "sub frame", "subframe", "sample number", "sample_number", "nr", "no", "no.", "n", "#",
    ];

    /// <summary>The column that a title describes.</summary>
    /// <param name="title">The title.</param>
    public static TextColumn Read(string title)
    {
        var text = title.Trim();
        var (name, unit) = SplitUnit(text);
        var seconds = SecondsIn(unit);
        if (TimeNames.Contains(name, StringComparer.OrdinalIgnoreCase) || (seconds > 0 && (name is "X" or "x" || name.StartsWith("time", StringComparison.OrdinalIgnoreCase))))
        {
            return new TextColumn { Name = text, Role = ColumnRole.Time, SecondsPerUnit = seconds };
        }

        // "msec", "seconds": the unit alone names the time.
        if (text.Length > 1 && unit.Length == 0 && SecondsIn(text) is > 0 and var own)
        {
            return new TextColumn { Name = text, Role = ColumnRole.Time, SecondsPerUnit = own };
        }

        if (CounterNames.Contains(name, StringComparer.OrdinalIgnoreCase) && unit.Length == 0)
        {
            return new TextColumn { Name = text, Role = ColumnRole.Counter };
        }

        return new TextColumn { Name = name, Role = ColumnRole.Samples, Unit = SignalUnit.Parse(unit) };
    }

    /// <summary>Seconds in a unit of time; 0 for anything else.</summary>
    public static decimal SecondsIn(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "s" or "sec" or "secs" or "second" or "seconds" or "sek" or "sekunden" or "segundos" => 1m,
        "ms" or "msec" or "msecs" or "millisec" or "millisecond" or "milliseconds" => 0.001m,
        "us" or "\u00B5s" or "\u03BCs" or "usec" or "\u00B5sec" or "\u03BCsec" or "microseconds" => 0.000001m,
        "ns" => 0.000000001m,
        "min" or "minute" or "minutes" => 60m,
        "h" or "hr" or "hour" or "hours" => 3600m,
        _ => 0m,
    };

    private static (string Name, string Unit) SplitUnit(string text)
    {
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('[', ']'), ('(', ')')])
        {
            if (text.EndsWith(close) && text.LastIndexOf(open) is > 0 and var at)
            {
                var inside = text[(at + 1)..^1].Trim();
                if (IsUnit(inside) || (open == '[' && inside.Length > 0))
                {
                    return (text[..at].Trim(), inside);
                }
            }
        }

        foreach (var separator in (ReadOnlySpan<string>)[",", " / ", "/", " - ", "_", " ", ":"])
        {
            var at = text.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && text[(at + separator.Length)..].Trim() is var last && IsSuffix(last, separator))
            {
                return (text[..at].Trim(), last);
            }
        }

        return (text, "");
    }

    private static bool IsUnit(string text) => SecondsIn(text) > 0 || SignalUnit.Parse(text).Kind != UnitKind.Unknown || (text.Length == 2 && text[1] == 'V');

    /// <summary>Behind a comma any unit is one. Elsewhere a short word may be part of the name (<c>Leg_L</c>, <c>ACC_G</c>, <c>EMG_raw</c>): only what can be nothing else counts.</summary>
    private static bool IsSuffix(string text, string separator)
    {
        if (separator is ",")
        {
            return IsUnit(text);
        }

        var unit = SignalUnit.Parse(text);
        return (unit.Kind == UnitKind.Voltage && !char.IsAsciiDigit(text[0]) && !(text is "V" or "v" && separator is " "))
            || (unit.Kind == UnitKind.Counts && text.StartsWith("count", StringComparison.OrdinalIgnoreCase))
            || text is "deg" or "degrees" or "\u00B0" or "s" or "ms" or "sec" or "msec" or "us" or "seconds" or "milliseconds" or "m/s^2" or "deg/s" or "\u00B0/s" or "Nm" or "%MVC";
    }
}
