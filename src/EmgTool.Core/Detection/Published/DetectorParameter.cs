using System.Globalization;
using System.Text.Json.Serialization;

namespace EmgTool.Core.Detection.Published;

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name in settings.</param>
/// <param name="Unit">s, Hz, noise SD, noise variance; empty for a number that has none.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Minimum">The least that is allowed.</param>
/// <param name="Maximum">The most that is allowed.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Source">Where the default comes from, and the range where it needs a reason.</param>
public sealed record DetectorParameter(string Name, string Unit, double Default, double Minimum, double Maximum, string Meaning, string Source)
{
    /// <summary>Whether only whole numbers make sense: it counts something.</summary>
    public bool IsCount { get; init; }

    /// <summary>What is allowed, in words.</summary>
    [JsonIgnore]
    public string Allowed => string.Create(CultureInfo.InvariantCulture, $"{(IsCount ? "a whole number, " : "")}{Minimum} to {Maximum} {Unit}").TrimEnd();

    /// <summary>Whether a value makes sense.</summary>
    /// <param name="value">The value.</param>
    public bool Allows(double value) => value >= Minimum && value <= Maximum && (!IsCount || value == Math.Truncate(value));

    /// <summary>Gaps that are bridged.</summary>
    /// <param name="seconds">Default.</param>
    /// <param name="source">Where the default comes from.</param>
    internal static DetectorParameter Merge(double seconds, string source) =>
        new("merge_seconds", "s", seconds, 0, 1, "activity that is no farther apart is one burst", source);

    /// <summary>Bursts that are dropped.</summary>
    /// <param name="seconds">Default.</param>
    /// <param name="source">Where the default comes from.</param>
    internal static DetectorParameter Shortest(double seconds, string source) =>
        new("minimum_seconds", "s", seconds, 0, 10, "shorter bursts are dropped", source);
}
