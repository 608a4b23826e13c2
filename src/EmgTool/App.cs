using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using EmgTool.Commands;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool;

/// <summary>The program: parses, runs the command, and turns every error into a message and an exit code.</summary>
internal static class App
{
    /// <summary>Time for a command to remove its unfinished files after Ctrl+C or SIGTERM: long for a crowded machine, and below the
    /// 30 s after which batch engines kill.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="streams">The standard streams.</param>
    /// <param name="engine">Opens and analyzes recordings; the real one by default.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, StandardStreams streams, Engine? engine = null)
    {
        var common = new CommonOptions();
        var root = Build(args, streams, engine ?? Engine.Default, common);

        // Response files would make a recording named @x.csv unreadable.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var diagnostics = common.Diagnostics(parsed, streams);
        if (parsed.Action is ParseErrorAction || UsageErrors.MistypedOption(parsed) is not null)
        {
            UsageErrors.Show(parsed, diagnostics);
            return ExitCode.Usage;
        }

        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = streams.Output,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Grace,
            });
            streams.Output.Flush();
            return code is ExitCode.Interrupted or TerminatedBySystem ? Interrupted(diagnostics) : code;
        }
        catch (Exception error)
        {
            return Failed(error, parsed, diagnostics);
        }
    }

    // 128 + SIGTERM: what the library returns when a command did not end within the grace.
    private const int TerminatedBySystem = 143;

    /// <summary>The exit code that an error means.</summary>
    public static int CodeOf(Exception error) => error switch
    {
        SettingsException => ExitCode.Usage,
        RecordingException => ExitCode.Incomplete,
        OperationCanceledException => ExitCode.Interrupted,
        OutputException { InnerException: { } cause } => IoErrors.IsTemporary(cause) ? ExitCode.Temporary : ExitCode.Failed,
        _ when IoErrors.IsTemporary(error) => ExitCode.Temporary,
        IOException or UnauthorizedAccessException => ExitCode.Incomplete,
        _ => ExitCode.Failed,
    };

    private static RootCommand Build(string[] args, StandardStreams streams, Engine engine, CommonOptions common)
    {
        var verbs = Verbs.All(streams, engine, common);
        var root = new RootCommand("Finds bursts of muscle activity in EMG recordings, measures them, and labels the signal patterns.\nLabels describe signals; they are no diagnosis.");
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb.ToCommand(args));
        }

        root.Options.Clear();

        // The library's own help option takes /h and /? as well, which are paths here.
        root.Options.Add(new HelpOption("--help", "-h") { Action = new Help(verbs) });
        root.Options.Add(new VersionOption { Action = new VersionText() });
        common.AddTo(root);
        return root;
    }

    private static int Failed(Exception error, ParseResult parsed, Diagnostics diagnostics)
    {
        if (IoErrors.IsBrokenPipe(error is OutputException { InnerException: { } inner } ? inner : error))
        {
            return ExitCode.Done;
        }

        switch (error)
        {
            case OperationCanceledException:
                return Interrupted(diagnostics);
            case OutputException { InnerException: { } cause } output:
                diagnostics.Error(output.Place, cause);
                return CodeOf(error);
            case IOException or UnauthorizedAccessException:
                diagnostics.Error("standard output", error);
                return IoErrors.IsTemporary(error) ? ExitCode.Temporary : ExitCode.Failed;
            case SettingsException:
                diagnostics.Error(place: null, error);
                UsageErrors.Refer(parsed, diagnostics);
                return ExitCode.Usage;
            default:
                diagnostics.Error(place: null, error);
                return CodeOf(error);
        }
    }

    private static int Interrupted(Diagnostics diagnostics)
    {
        diagnostics.Error(place: null, "interrupted");
        return ExitCode.Interrupted;
    }
}
