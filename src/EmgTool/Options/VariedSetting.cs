using System.Globalization;
using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>A setting with the values that it takes one after the other.</summary>
/// <param name="Path">Its path in a settings file.</param>
/// <param name="Values">The values as a user writes them, no two alike.</param>
internal sealed record VariedSetting(string Path, IReadOnlyList<string> Values)
{
    /// <summary>More values are a slip of the step.</summary>
    private const int MostValues = 10_000;

    /// <summary>Reads <c>PATH=V1,V2,...</c>, where a value may be a range <c>FROM:TO:STEP</c>, both ends included.</summary>
    /// <exception cref="SettingsException">It is written otherwise.</exception>
    public static VariedSetting Read(string text)
    {
        var (path, values) = SettingPath.Split(text);
        var all = values.Split(',').SelectMany(Expand).Distinct(StringComparer.Ordinal).Take(MostValues + 1).ToList();
        return all.Count <= MostValues
            ? new(path, all)
            : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"{path}: more than {MostValues} values"), "take a larger step");
    }

    private static IEnumerable<string> Expand(string text)
    {
        var parts = text.Split(':');
        if (parts.Length == 1)
        {
            return [text.Trim()];
        }

        if (parts.Length != 3)
        {
            throw new SettingsException($"'{text}' is no range", "write FROM:TO:STEP, such as 0.02:0.06:0.01");
        }

        // Decimal numbers, so that the third of 0.1:0.5:0.1 is 0.3 and not 0.30000000000000004.
        decimal from = Number(parts[0]), to = Number(parts[1]), step = Number(parts[2]);
        return step > 0 && from <= to
            ? Range(from, to, step)
            : throw new SettingsException($"'{text}' is no range", "FROM is at most TO, and STEP is above 0");
    }

    private static IEnumerable<string> Range(decimal from, decimal to, decimal step)
    {
        for (var value = from; value <= to; value += step)
        {
            yield return (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e9m
            ? number
            : throw new SettingsException($"'{text}' is not a number below a thousand million");
}
