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
        else if (command is RootCommand && parsed.UnmatchedTokens is [var word, ..])
        {
            diagnostics.Error(place: null, $"there is no command '{word}'", Nearest.Hint(word, command.Subcommands.Select(sub => sub.Name)));
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
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "emgtool" : "emgtool " + command.Name;
        diagnostics.Text($"Try '{name} --help'.");
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
