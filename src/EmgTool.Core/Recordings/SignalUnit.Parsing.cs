using System.Globalization;

namespace EmgTool.Core.Recordings;

public readonly partial record struct SignalUnit
{
    private static readonly HashSet<string> CountWords = new(StringComparer.Ordinal)
    {
        "count", "counts", "adu", "adc", "raw", "lsb", "lsbs", "bit", "bits", "digit", "digits", "au", "a.u.", "a.u", "arb", "adc counts", "adc units",
    };

    /// <summary>Units of something else than voltage that occur beside EMG, in lower case. A slash, a degree or a percent sign says the same.</summary>
    private static readonly HashSet<string> OtherWords = new(StringComparer.Ordinal)
    {
        "g", "mg", "ug", "gee", "deg", "degs", "degree", "degrees", "rad", "dps", "grad", "n", "nm", "n.m", "n*m", "kn", "mn", "kg", "kgf", "lb", "lbs", "lbf", "newton", "newtons",
        "m", "cm", "mm", "um", "km", "s", "sec", "ms", "us", "min", "h", "hz", "khz", "bpm", "rpm", "c", "degc", "degf", "celsius", "k", "f",
        "mmhg", "cmh2o", "pa", "kpa", "hpa", "mbar", "bar", "psi", "l", "ml", "lpm", "lux", "lx", "db", "w", "j",
        "ohm", "ohms", "kohm", "kohms", "mohm", "t", "mt", "ut", "gauss", "mgauss", "a", "ma", "ua", "na", "us", "boolean", "bool", "logic", "event", "events", "percent", "pct", "m/s2", "n.mm", "mm.n", "nmm", "n*mm",
    };

    /// <summary>Reads a unit as files and users write it: <c>uV</c>, <c>µV</c>, <c>mV</c>, <c>millivolts</c>, <c>0.806uV</c> (one stored value is
    /// 0.806 µV), <c>counts</c>, <c>deg</c>. What is missing or not understood, <c>?V</c> and <c>.V</c> (a destroyed micro sign) among it, is
    /// <see cref="UnitKind.Unknown"/>: a wrong guess is worse than none. So is <c>MV</c>, which may be milli or mega.</summary>
    /// <param name="text">The text; blanks and enclosing brackets are ignored.</param>
    public static SignalUnit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = TrimBrackets(text.Trim());
        var (factor, symbol) = SplitFactor(trimmed);
        var key = symbol.Replace('\u00B5', 'u').Replace('\u03BC', 'u').ToLowerInvariant();
        var microvolts = string.Equals(symbol, "MV", StringComparison.Ordinal) ? double.NaN : MicrovoltsIn(key);
        if (!double.IsNaN(microvolts))
        {
            return new SignalUnit(trimmed, UnitKind.Voltage, factor * microvolts);
        }

        if (key.Length == 0 || symbol.Length < trimmed.Length)
        {
            return new SignalUnit(trimmed, UnitKind.Unknown, double.NaN);
        }

        var isOther = OtherWords.Contains(key) || key.StartsWith('%') || key.StartsWith('\u00B0')
            || (key.Contains('/', StringComparison.Ordinal) && key is not ("n/a" or "n/d"));
        var kind = CountWords.Contains(key) ? UnitKind.Counts : isOther ? UnitKind.Other : UnitKind.Unknown;
        return new SignalUnit(trimmed, kind, double.NaN);
    }

    /// <summary>Microvolts in a unit written in lower case with <c>u</c> for the micro sign; not a number for other units.</summary>
    private static double MicrovoltsIn(string key) => key switch
    {
        "nv" or "nanovolt" or "nanovolts" => 1e-3,
        "uv" or "microv" or "mcv" or "microvolt" or "microvolts" or "mikrovolt" or "uvolt" or "uvolts" => 1,
        "mv" or "milliv" or "millivolt" or "millivolts" or "mvolt" or "mvolts" => 1e3,
        "v" or "volt" or "volts" => 1e6,
        "kv" or "kilovolt" or "kilovolts" => 1e9,
        _ => double.NaN,
    };

    private static string TrimBrackets(string text) =>
        text.Length >= 2 && ((text[0] == '[' && text[^1] == ']') || (text[0] == '(' && text[^1] == ')')) ? text[1..^1].Trim() : text;

    /// <summary>No step of a converter is as large; beyond, values in microvolts would not be finite.</summary>
    private const double LargestFactor = 1e100;

    private static (double Factor, string Symbol) SplitFactor(string text)
    {
        // The longest leading part that is a number: "2.5e-3mV" is 0.0025 mV, and "5 exa-something" does not matter.
        for (var length = text.Length - 1; length > 0; length--)
        {
            if (char.IsAsciiDigit(text[0]) || text[0] == '.')
            {
                if (double.TryParse(text.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var factor)
                    && factor is > 0 and <= LargestFactor)
                {
                    return (factor, text[length..].Trim());
                }
            }
        }

        return (1, text);
    }
}
