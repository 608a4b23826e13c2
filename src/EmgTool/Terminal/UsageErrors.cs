using System.CommandLine;
using System.CommandLine.Parsing;
using EmgTool.Core;
using EmgTool.Options;

namespace EmgTool.Terminal;

/// <summary>Messages about a command line that cannot be understood; on standard error, never in a pipe.</summary>
internal static class UsageErrors
{
    /// <summary>Shows what is wrong and where to read on.</summary>
    public static void Show(ParseResult parsed, Diagnostics diagnostics)
    {
        var command = parsed.CommandResult.Command;
        if (MistypedOption(parsed) is { } option)
        {
            diagnostics.Error(place: null, $"there is no option {option}", Nearest.Hint(option, OptionNames(parsed)));
        }
        else if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..])
        {
            diagnostics.Error(place: null, $"there is no command '{string.Join(' ', [.. PathOf(parsed), word])}'", Nearest.Hint(word, command.Subcommands.Select(sub => sub.Name)));
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                diagnostics.Error(place: null, error.Message.TrimEnd('.'));
            }
        }

        Refer(parsed, diagnostics);
    }

    /// <summary>Says where to read on.</summary>
    public static void Refer(ParseResult parsed, Diagnostics diagnostics)
    {
        diagnostics.Text($"Try '{string.Join(' ', ["emgtool", .. PathOf(parsed)])} --help'.");
    }

    /// <summary>The names of the command and of those that it is one of, from the outermost on; none for the program itself.</summary>
    public static List<string> PathOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command.Parent is CommandResult parent; command = parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return names;
    }

    /// <summary>A word that looks like an option but was taken for an input, or null. Behind <c>--</c> every word is an input.</summary>
    public static string? MistypedOption(ParseResult parsed)
    {
        // On nearly every command line there is none.
        var suspects = parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
            .ToList();
        if (suspects.Count == 0)
        {
            return null;
        }

        var inputs = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Concat(parsed.CommandResult.Tokens)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return suspects
            .Where(token => inputs.Contains(token) || parsed.UnmatchedTokens.Contains(token.Value, StringComparer.Ordinal))
            .Select(token => token.Value.Split('=')[0])
            .FirstOrDefault();
    }

    private static IEnumerable<string> OptionNames(ParseResult parsed)
    {
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                foreach (var option in command.Command.Options.Where(option => command == parsed.CommandResult || option.Recursive))
                {
                    yield return option.Name;
                }
            }
        }
    }
}
