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

    /// <summary>Shows on a terminal how far work is until it ends, unless only errors are wanted. What the work throws is left to whoever awaits it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="streams">Where the bar may be shown.</param>
    /// <param name="diagnostics">The messages of the run.</param>
    /// <param name="work">The work.</param>
    /// <param name="caption">What is being done.</param>
    /// <param name="share">How much is done, 0 to 1.</param>
    public Task WatchAsync(ParseResult parsed, StandardStreams streams, Diagnostics diagnostics, Task work, string caption, Func<double> share) =>
        streams.ErrorIsTerminal && !diagnostics.Quiet
            ? Progress.WhileAsync(work, caption, share, streams.Error, Color(parsed, streams), diagnostics)
            : Task.CompletedTask;

    /// <summary>An option without a value. Its arity keeps it from swallowing a following <c>true</c>.</summary>
    public static Option<bool> Switch(string name, string? alias, string description) => new(name, alias is null ? [] : [alias])
    {
        Description = description,
        Arity = ArgumentArity.Zero,
    };
}
