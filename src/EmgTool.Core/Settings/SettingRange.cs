using System.Globalization;

namespace EmgTool.Core.Settings;

/// <summary>The numbers that a setting may be. Nothing that is not a number is among them.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The largest of them.</param>
/// <param name="Why">Why a number outside makes no sense, in a sentence without its full stop.</param>
public sealed record SettingRange(double Least, double Most, string Why)
{
    /// <summary>Whether the setting must lie above <see cref="Least"/>.</summary>
    public bool LeastExcluded { get; init; }

    /// <summary>What the setting must be a multiple of; 0 for nothing.</summary>
    public int MultipleOf { get; init; }

    /// <summary>Whether a number is allowed.</summary>
    public bool Contains(double value) =>
        (LeastExcluded ? value > Least : value >= Least) && value <= Most && (MultipleOf == 0 || value % MultipleOf == 0);

    /// <summary>The range in words, such as <c>0 to 1 s</c>.</summary>
    /// <param name="unit">Unit of the setting.</param>
    public string Text(string unit)
    {
        var limits = LeastExcluded
            ? string.Create(CultureInfo.InvariantCulture, $"above {Least} and at most {Most} {unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most} {unit}");
        return (MultipleOf == 0 ? limits : string.Create(CultureInfo.InvariantCulture, $"a multiple of {MultipleOf} from {limits}")).TrimEnd();
    }
}
