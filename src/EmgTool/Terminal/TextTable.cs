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
        var right = header.Select(name => name.StartsWith('>')).ToArray();
        var names = header.Select(name => name.TrimStart('>')).ToArray();
        var widths = names.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(names))
        {
            var line = string.Join("  ", row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}
