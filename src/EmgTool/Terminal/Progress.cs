using Spectre.Console;

namespace EmgTool.Terminal;

/// <summary>A progress bar on standard error, only on a terminal and only for runs that last.</summary>
internal static class Progress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.1);

    /// <summary>Waits for the work and shows how far it is.</summary>
    /// <param name="work">The work.</param>
    /// <param name="caption">What is being done.</param>
    /// <param name="share">How much is done, 0 to 1.</param>
    /// <param name="error">Standard error, a terminal.</param>
    /// <param name="color">Whether colors are wanted.</param>
    /// <param name="diagnostics">Whose lines go above the bar while it is shown.</param>
    public static async Task WhileAsync(Task work, string caption, Func<double> share, TextWriter error, bool color, Diagnostics diagnostics)
    {
        if (await Task.WhenAny(work, Task.Delay(Patience)) == work)
        {
            return;
        }

        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(error),
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        diagnostics.Live = console;
        try
        {
            await console.Progress().AutoClear(enabled: true).StartAsync(async context =>
            {
                var bar = context.AddTask(caption, maxValue: 1);
                while (await Task.WhenAny(work, Task.Delay(Refresh)) != work)
                {
                    bar.Value = share();
                }
            });
        }
        finally
        {
            diagnostics.Live = null;
        }
    }
}
