using System.Text;

namespace EmgTool.Terminal;

/// <summary>A table for the eye: columns two blanks apart, numbers to the right, no lines.</summary>
internal static class TextTable
{
    /// <summary>Lays out rows under a header.</summary>
    /// <param name="header">Names of the columns; a name that starts with <c>&gt;</c> aligns its column to the right.</param>
    /// <param name="rows">The rows.</param>
    public static string Layout(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var names = header.Select(name => name.TrimStart('>')).ToArray();
        var widths = new int[names.Length];
        foreach (var row in rows.Prepend(names))
        {
            for (var column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        var text = new StringBuilder();
        foreach (var row in rows.Prepend(names))
        {
            var line = string.Join("  ", row.Select((cell, column) => header[column].StartsWith('>') ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
