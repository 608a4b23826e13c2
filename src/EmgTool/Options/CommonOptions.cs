using System.CommandLine;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<bool> _quiet = Switch("--quiet", "-q", "Show only errors, and warnings without which results would be misread.");
    private readonly Option<bool> _verbose = Switch("--verbose", "-v", "Show details, and where the program failed if it did.");
    private readonly Option<bool> _noColor = Switch("--no-color", alias: null, "No colors on the terminal; NO_COLOR in the environment does the same.");

    /// <summary>Adds them to the root, for all commands.</summary>
    public void AddTo(Command root)
    {
        foreach (var option in new[] { _quiet, _verbose, _noColor })
        {
            option.Recursive = true;
            root.Options.Add(option);
        }
    }

    /// <summary>Whether messages are colored.</summary>
    public bool Color(ParseResult parsed, StandardStreams streams) => streams.ErrorIsTerminal
        && !parsed.GetValue(_noColor)
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);

    /// <summary>The messages of a run with these options.</summary>
    public Diagnostics Diagnostics(ParseResult parsed, StandardStreams streams) =>
        new(streams.OpenError, parsed.GetValue(_quiet), parsed.GetValue(_verbose), Color(parsed, streams));

    /// <summary>An option without a value. Its arity keeps it from swallowing a following <c>true</c>.</summary>
    public static Option<bool> Switch(string name, string? alias, string description) => new(name, alias is null ? [] : [alias])
    {
        Description = description,
        Arity = ArgumentArity.Zero,
    };
}
