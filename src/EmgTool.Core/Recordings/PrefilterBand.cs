using System.Globalization;
using System.Text.RegularExpressions;

namespace EmgTool.Core.Recordings;

/// <summary>What a recorder's prefilter text says in numbers.</summary>
/// <param name="HighPassHz">Corner of the high-pass in hertz; 0 for direct current, <see langword="null"/> where the text does not say.</param>
/// <param name="LowPassHz">Corner of the low-pass in hertz, or <see langword="null"/>.</param>
/// <param name="NotchHz">Frequency of the notch in hertz, or <see langword="null"/>.</param>
public readonly partial record struct PrefilterBand(double? HighPassHz, double? LowPassHz, double? NotchHz)
{
    private const double HertzPerKilohertz = 1000;

    /// <summary>Reads the text that EDF prescribes (<c>HP:0.1Hz LP:75Hz N:50Hz</c>) and its variants: <c>;</c> between the parts, a decimal comma,
    /// <c>DC</c>, <c>kHz</c>, <c>NOTCH</c>.</summary>
    /// <param name="text">The prefilter text of a file. Where filters follow each other, the narrowest counts.</param>
    public static PrefilterBand Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        double? highPass = null;
        double? lowPass = null;
        double? notch = null;
        foreach (Match part in Part().Matches(text))
        {
            var value = ValueOf(part);
            switch (part.Groups["kind"].Value.ToUpperInvariant())
            {
                case "HP":
                    highPass = highPass is null ? value : Math.Max(highPass.Value, value ?? 0);
                    break;
                case "LP":
                    lowPass = lowPass is null ? value : Math.Min(lowPass.Value, value ?? double.PositiveInfinity);
                    break;
                default:
                    notch ??= value;
                    break;
            }
        }

        return new PrefilterBand(highPass, lowPass, notch);
    }

    private static double? ValueOf(Match part)
    {
        if (part.Groups["dc"].Success)
        {
            return 0;
        }

        var number = part.Groups["value"].Value.Replace(',', '.');
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? part.Groups["kilo"].Success ? value * HertzPerKilohertz : value
            : null;
    }

    // A time constant ("HP:0.3s") is no frequency: what follows the number must be a unit of frequency or nothing.
    [GeneratedRegex(@"(?<![A-Z])(?<kind>HP|LP|NOTCH|N) *[:=] *(?:(?<dc>DC)|(?<value>[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)(?![0-9.,]*[0-9]) *(?:(?<kilo>k)?Hz)?(?![A-Za-z]))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
