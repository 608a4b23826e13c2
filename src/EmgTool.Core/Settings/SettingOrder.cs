using System.Globalization;

namespace EmgTool.Core.Settings;

/// <summary>Two settings of which one limits the other.</summary>
/// <typeparam name="T">The settings that they are among.</typeparam>
/// <param name="Lower">Path of the one.</param>
/// <param name="Relation">What it must be: <c>below</c> or <c>at most</c> the other, or a share of it.</param>
/// <param name="Upper">Path of the other.</param>
/// <param name="Holds">Whether it is.</param>
/// <param name="Why">Why it must be, in a sentence without its full stop.</param>
public sealed record SettingOrder<T>(string Lower, string Relation, string Upper, Func<T, bool> Holds, string Why)
{
    /// <summary>What is wrong where it is not.</summary>
    /// <param name="lower">Value of the one.</param>
    /// <param name="upper">Value of the other.</param>
    internal SettingProblem Problem(double lower, double upper) => new(
        [Lower, Upper],
        string.Create(CultureInfo.InvariantCulture, $"{Lower}: {lower} is not allowed; it must be {Relation} {Upper}, which is {upper}"),
        Why);
}
