using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>Reads a band such as <c>20-450</c>, <c>20-</c> or <c>0-450</c>.</summary>
internal static class BandText
{
    /// <summary>Reads a band; an edge that is left out is 0.</summary>
    /// <returns>Null and the band, or what is wrong.</returns>
    public static string? Read(string text, out (double Low, double High) band)
    {
        band = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return $"'{text}' is not a band; write LOW-HIGH in hertz, such as 20-450";
        }

        var high = 0.0;
        var highest = AnalysisSettings.Table.Find("filter.high_hz")!.Range!.Most;
        var problem = NumberText.Read(text[..dash], "Hz", 0, highest, out var low)
            ?? (dash == text.Length - 1 ? null : NumberText.Read(text[(dash + 1)..], "Hz", 0, highest, out high));
        if (problem is not null)
        {
            return problem;
        }

        if (low == 0 && high == 0)
        {
            return $"'{text}' leaves no edge";
        }

        if (high != 0 && low >= high)
        {
            return $"the lower edge of '{text}' is not below the upper one";
        }

        band = (low, high);
        return null;
    }
}
