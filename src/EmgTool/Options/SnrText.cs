using EmgTool.Core.Synthesis;

namespace EmgTool.Options;

/// <summary>Reads a range of signal-to-noise ratios such as <c>4-16</c>, or one ratio for all events.</summary>
internal static class SnrText
{
    private const double Lowest = 0.1;
    private const double Highest = 1000;

    /// <summary>Reads a range.</summary>
    /// <returns>Null and the range, or what is wrong.</returns>
    public static string? Read(string text, out ValueRange range)
    {
        range = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var problem = NumberText.Read(dash < 0 ? text : text[..dash], "", Lowest, Highest, out var low);
        if (problem is not null)
        {
            return problem;
        }

        var high = low;
        problem = dash < 0 ? null : NumberText.Read(text[(dash + 1)..], "", Lowest, Highest, out high);
        if (problem is null && low > high)
        {
            problem = $"the lower end of '{text}' is above the upper one";
        }

        range = new(low, high);
        return problem;
    }
}
