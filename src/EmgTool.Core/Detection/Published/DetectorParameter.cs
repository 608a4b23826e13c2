using System.Globalization;

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

    /// <summary>Refuses a value that makes no sense.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="SettingsException">Names the parameter, the value and what is allowed.</exception>
    public void Check(double value)
    {
        if (!(value >= Minimum && value <= Maximum))
        {
            var unit = Unit.Length == 0 ? "" : " " + Unit;
            throw new SettingsException(
                string.Create(CultureInfo.InvariantCulture, $"detector.parameters.{Name}: {value} is not allowed; it must be {Minimum} to {Maximum}{unit}."), $"{Name}: {Meaning}");
        }

        if (IsCount && value != Math.Truncate(value))
        {
            throw new SettingsException(
                string.Create(CultureInfo.InvariantCulture, $"detector.parameters.{Name}: {value} is not allowed; it must be a whole number."), $"{Name}: {Meaning}");
        }
    }

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
