using System.Globalization;
using System.Text.RegularExpressions;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>The sampling rate in the lines above a table, in the forms that programs and people write it.</summary>
internal sealed partial class Preamble
{
    private const int MaximumLength = 500;
    private const int MaximumLines = 1000;

    private Preamble()
    {
    }

    /// <summary>Sampling rate.</summary>
    public SamplingRate? Rate { get; private set; }

    /// <summary>Number of the line that gives <see cref="Rate"/>.</summary>
    public int RateLine { get; private set; }

    /// <summary>Reads the lines.</summary>
    public static Preamble Read(IReadOnlyList<string> lines)
    {
        var preamble = new Preamble();
        for (var index = 0; index < Math.Min(lines.Count, MaximumLines); index++)
        {
            preamble.ReadLine(lines[index], index + 1);
        }

        return preamble;
    }

    private void ReadLine(string wholeLine, int number)
    {
        // What is looked for stands at the start of a line; no pattern needs to work through a megabyte.
        var line = wholeLine.Length <= MaximumLength ? wholeLine : wholeLine[..MaximumLength];
        if (Rate is null && ReadRate(line) is { } rate)
        {
            Rate = rate;
            RateLine = number;
        }
    }

    private static SamplingRate? ReadRate(string line)
    {
        var match = RateLinePattern().Match(line);
        match = match.Success ? match : SamplesPerSecond().Match(line);
        if (match.Success && Number(match.Groups["value"].Value) is > 0 and var hertz)
        {
            var isKilo = match.Groups["unit"].Value.StartsWith('k') || match.Groups["unit"].Value.StartsWith('K');
            return ExactRate.Of(isKilo ? hertz * 1000 : hertz);
        }

        match = Interval().Match(line);
        if (match.Success && Number(match.Groups["value"].Value) is > 0 and var step && ColumnTitle.SecondsIn(match.Groups["unit"].Value) is > 0 and var unit)
        {
            return ExactRate.OfInterval(step * unit);
        }

        return null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary><c># Sampling Rate (Hz):= 1000.00</c>, <c>Sample rate = 2 kHz</c>, <c>Sampling Frequency;1000</c>, <c>fs: 1000</c>.</summary>
    [GeneratedRegex(@"(?:\bsampl(?:e|ing)[ _-]*(?:rate|freq(?:uency)?)|\babtast(?:rate|frequenz)|\bfrecuencia de muestreo|\bsrate|\bsfreq|\bfs)\b[""' ]*(?:[\(\[] *(?<unit>k?hz) *[\)\]])?[""' ]*(?::=|[:=;,\t ])[""' \t]*(?<value>[0-9]+\.?[0-9]*(?:e[+-]?[0-9]+)?) *(?<unit>k?hz)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateLinePattern();

    /// <summary><c>extrapolated from 50 to 1000 samples per second</c>.</summary>
    [GeneratedRegex(@"\b(?<value>[0-9]+\.?[0-9]*) *(?<unit>)(?:samples? *(?:per|/) *s(?:ec(?:ond)?)?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SamplesPerSecond();

    /// <summary><c>0.5 msec/sample</c>.</summary>
    [GeneratedRegex(@"^ *(?<value>[0-9]+\.?[0-9]*) *(?<unit>[a-z]+) */ *sample", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Interval();
}
