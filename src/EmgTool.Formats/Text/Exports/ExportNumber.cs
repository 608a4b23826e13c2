using System.Globalization;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Numbers in headers: with a decimal point, or with a comma where the program ran on a computer that writes it.</summary>
internal static class ExportNumber
{
    /// <summary>Beyond this size exact arithmetic could overflow; no header means such a number.</summary>
    private const decimal Largest = 1e12m;

    /// <summary>Reads a number.</summary>
    /// <returns><see langword="null"/> where the text is none, or one beyond 1e12.</returns>
    public static decimal? Read(string text) =>
        text.Length < 50 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < Largest ? value : null;
}
