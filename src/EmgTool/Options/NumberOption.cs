using System.CommandLine;
using System.Globalization;

namespace EmgTool.Options;

/// <summary>Options that take a number. The library's own numbers follow the culture, take thousands separators and accept NaN.</summary>
internal static class NumberOption
{
    /// <summary>A real number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="unit">Unit as the help shows it.</param>
    /// <param name="minimum">Smallest value.</param>
    /// <param name="maximum">Largest value.</param>
    /// <param name="description">What it is for.</param>
    public static Option<double?> Real(string name, string unit, double minimum, double maximum, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = result =>
        {
            var problem = NumberText.Read(result.Tokens[0].Value, unit, minimum, maximum, out var number);
            if (problem is null)
            {
                return number;
            }

            result.AddError($"{name}: {problem}.");
            return null;
        },
    };

    /// <summary>A whole number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="minimum">Smallest value.</param>
    /// <param name="maximum">Largest value.</param>
    /// <param name="description">What it is for.</param>
    public static Option<int?> Whole(string name, int minimum, int maximum, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is not a whole number from {minimum} to {maximum}."));
            return null;
        },
    };
}
