using System.CommandLine;

namespace EmgTool.Terminal;

/// <summary>The action of a command that may last.</summary>
internal static class LongAction
{
    /// <summary>Gives a command its action, on a thread of its own: the handler of Ctrl+C is set up only once the action has returned its task.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">What it does; gives the exit code.</param>
    public static void SetLongAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => run(parsed, cancellation), cancellation));
}
