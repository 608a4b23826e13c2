using System.CommandLine;
using EmgTool.Core;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>Which recordings: the INPUT argument and the list of names.</summary>
internal sealed class InputOptions
{
    // The usage line shows the argument's name, hence upper case.
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "Recordings: files, folders (searched with their subfolders for .edf, .bdf, .rec, .csv, .txt and .tsv, also as .gz and .zst, and .hea; tables of events and summaries are passed over), patterns such as 'data/*.edf', or - for standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static IOException Closed => new("standard input is closed");

    private readonly Option<string?> _filesFrom = new("--files-from")
    {
        Description = "Read further inputs from LIST, one a line; - for standard input.",
        HelpName = "LIST",
    };

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_inputs);
        command.Options.Add(_filesFrom);
    }

    /// <summary>The recordings in their order.</summary>
    /// <exception cref="SettingsException">No input, standard input twice, or an unreadable list.</exception>
    public IReadOnlyList<Input> Read(ParseResult parsed, StandardStreams streams)
    {
        var given = parsed.GetValue(_inputs) ?? [];
        var list = parsed.GetValue(_filesFrom);
        if (string.Equals(list, "-", StringComparison.Ordinal) && given.Contains("-", StringComparer.Ordinal))
        {
            throw new SettingsException("standard input cannot be a recording and the list of --files-from at once");
        }

        string[] all = list is null ? given : [.. given, .. Lines(list, streams)];
        return all.Length == 0
            ? throw new SettingsException(list is null ? "no INPUT given" : $"--files-from: {list} names no recording", "name a recording, a folder, or - for standard input")
            : [.. InputList.Expand(all).Select(input => InputList.IsStandardInput(input.Name) && streams.InputIsClosed() ? input with { Problem = Closed } : input)];
    }

    private static List<string> Lines(string list, StandardStreams streams)
    {
        try
        {
            if (InputList.IsStandardInput(list) && streams.InputIsClosed())
            {
                throw Closed;
            }

            using var file = string.Equals(list, "-", StringComparison.Ordinal) ? null : new StreamReader(list);
            var reader = file ?? streams.Input;
            var lines = new List<string>();
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0)
                {
                    lines.Add(line);
                }
            }

            return lines;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"--files-from: {list}: {IoErrors.Describe(error)}");
        }
    }
}
