namespace EmgTool.Tests;

/// <summary>A command of a <c>console</c> block of a Markdown file, with the output that the file shows for it.</summary>
/// <param name="Line">Line of the command in the file, from 1.</param>
/// <param name="Command">The command line.</param>
/// <param name="Expected">The lines shown; <c>...</c> stands for any lines.</param>
internal sealed record ConsoleBlock(int Line, string Command, IReadOnlyList<string> Expected)
{
    private const string AnyLines = "...";

    /// <summary>Reads the commands of all <c>console</c> blocks. A command ends with its line, or goes on where the line ends with a backslash.</summary>
    public static IReadOnlyList<ConsoleBlock> ReadAll(string markdown)
    {
        var blocks = new List<ConsoleBlock>();
        var inside = false;
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside && string.Equals(line, "```console", StringComparison.Ordinal);
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                var (first, command) = (i + 1, line[2..]);
                while (command.EndsWith('\\'))
                {
                    command = command[..^1] + lines[++i].Trim();
                }

                blocks.Add(new(first, command, new List<string>()));
            }
            else if (inside)
            {
                ((List<string>)blocks[^1].Expected).Add(line);
            }
        }

        return blocks;
    }

    /// <summary>Whether the shown lines are what a terminal may show: both streams, each in its order, mixed in any way.</summary>
    public bool Matches(string output, string error)
    {
        var (a, b) = (Lines(output), Lines(error));
        var known = new Dictionary<(int, int, int), bool>();
        return From(0, 0, 0);

        bool From(int i, int j, int k)
        {
            if (known.TryGetValue((i, j, k), out var result))
            {
                return result;
            }

            if (k == Expected.Count)
            {
                result = i == a.Length && j == b.Length;
            }
            else
            {
                var any = string.Equals(Expected[k], AnyLines, StringComparison.Ordinal);
                var next = any ? k : k + 1;
                result = (any && From(i, j, k + 1))
                    || (i < a.Length && (any || string.Equals(a[i], Expected[k], StringComparison.Ordinal)) && From(i + 1, j, next))
                    || (j < b.Length && (any || string.Equals(b[j], Expected[k], StringComparison.Ordinal)) && From(i, j + 1, next));
            }

            known[(i, j, k)] = result;
            return result;
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : [.. text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
}
