using System.Globalization;
using System.Text.RegularExpressions;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>What the lines above a table say: rate, names and units, in the forms that programs write.</summary>
internal sealed partial class Preamble
{
    private const int MaximumLength = 500;
    private const int MaximumLines = 1000;

    private Preamble()
    {
    }

    /// <summary>Name of the format, where the lines tell.</summary>
    public string? Format { get; private set; }

    /// <summary>Sampling rate.</summary>
    public SamplingRate? Rate { get; private set; }

    /// <summary>Number of the line that gives <see cref="Rate"/>.</summary>
    public int RateLine { get; private set; }

    /// <summary>Names of the channels in order; empty where there are none.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Their units, as many as <see cref="Names"/>, or none.</summary>
    public List<SignalUnit> Units { get; } = [];

    /// <summary>Whether the values are said to be counts of a converter.</summary>
    public bool IsCounts { get; private set; }

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
        if (line.StartsWith("# Simple Text Format", StringComparison.OrdinalIgnoreCase))
        {
            Format = "BioSPPy text";
        }

        if (Rate is null && ReadRate(line) is { } rate)
        {
            Rate = rate;
            RateLine = number;
        }

        if (ChannelLine().Match(line) is { Success: true } channel)
        {
            Format = "DataLOG text";
            Names.Add(channel.Groups["name"].Value.Trim());
            Units.Add(SignalUnit.Parse(channel.Groups["unit"].Value));
        }
        else if (DelsysLine().Match(line) is { Success: true } delsys)
        {
            Format = "Delsys text";
            Names.Add(delsys.Groups["name"].Value.Trim());
            Units.Add(SignalUnit.Parse(delsys.Groups["unit"].Value));
        }
        else if (LabelsLine().Match(line) is { Success: true } labels)
        {
            Names.AddRange(labels.Groups["names"].Value.Split(['\t', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        else if (ResolutionLine().IsMatch(line))
        {
            IsCounts = true;
        }
    }

    private static SamplingRate? ReadRate(string line)
    {
        // Delsys states a rate for each channel; its time columns give them exactly.
        if (DelsysLine().IsMatch(line))
        {
            return null;
        }

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

    /// <summary><c>Channel 4: 'Recto Femoral', 43665 values, engineering units: mV, no filters.</c></summary>
    [GeneratedRegex(@"^Channel +[0-9]+: '(?<name>[^']*)', *[0-9]+ values, *engineering units: *(?<unit>[^,]*?) *(,|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChannelLine();

    /// <summary><c>Label: Mini sensor 10: EMG 10 Sampling frequency: 1.259259e+003 Number of points: 81141 start: 0 Unit: V Domain Unit: s</c></summary>
    [GeneratedRegex(@"^Label: *(?<name>.*?) *Sampling frequency: *\S+ .*\bUnit: *(?<unit>.*?) *Domain Unit:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DelsysLine();

    /// <summary><c># Labels:= EMG</c></summary>
    [GeneratedRegex(@"^# *Labels *:= *(?<names>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelsLine();

    /// <summary><c># Resolution:= 12</c></summary>
    [GeneratedRegex(@"^# *Resolution *(\(bits?\))? *:= *[0-9]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResolutionLine();
}
