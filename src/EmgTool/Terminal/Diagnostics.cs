using EmgTool.Core;
using Spectre.Console;

namespace EmgTool.Terminal;

/// <summary>Messages on standard error: <c>emgtool: FILE: what</c>, and what to do on a line of its own. One line at a time from any thread.</summary>
/// <param name="error">Standard error; asked for only when there is something to say.</param>
/// <param name="quiet">Errors, and what keeps results from being misread.</param>
/// <param name="verbose">Details as well.</param>
/// <param name="color">Whether the terminal shows colors.</param>
internal sealed class Diagnostics(Func<TextWriter> error, bool quiet, bool verbose, bool color)
{
    private const string Program = "emgtool:";

    private readonly Lock _lock = new();
    private IAnsiConsole? _live;

    /// <summary>Whether only errors are shown.</summary>
    public bool Quiet { get; } = quiet;

    /// <summary>Whether details are shown.</summary>
    public bool Verbose { get; } = verbose;

    /// <summary>The console that draws a progress bar at the moment: lines go through it, so that the bar neither hides nor cuts them.</summary>
    public IAnsiConsole? Live
    {
        set
        {
            lock (_lock)
            {
                _live = value;
            }
        }
    }

    /// <summary>Something failed.</summary>
    /// <param name="place">File, option or nothing.</param>
    /// <param name="message">What was found.</param>
    /// <param name="hint">What to do.</param>
    public void Error(string? place, string message, string? hint = null) => Write("31", place, message, hint);

    /// <summary>An error that an exception tells of.</summary>
    public void Error(string? place, Exception exception)
    {
        switch (exception)
        {
            case EmgToolException known:
                Error(place, known.Message, known.Hint);
                break;
            case IOException or UnauthorizedAccessException:
                Error(place, IoErrors.Describe(exception));
                break;
            default:
                Error(place, $"unexpected {exception.GetType().Name}: {exception.Message}", "this is a bug in emgtool; --verbose shows where");
                break;
        }

        if (Verbose && exception is not EmgToolException)
        {
            Lines(exception.ToString());
        }
    }

    /// <summary>Something odd that did not stop the work.</summary>
    public void Warning(string? place, string message, string? hint = null)
    {
        if (!Quiet)
        {
            Write("33", place, "warning: " + message, hint);
        }
    }

    /// <summary>Something without which results are taken for what they are not: said even when quiet.</summary>
    public void Caution(string? place, string message, string? hint = null) => Write("33", place, "warning: " + message, hint);

    /// <summary>Something that the user should know.</summary>
    public void Note(string? place, string message)
    {
        if (!Quiet)
        {
            Write(paint: null, place, message, hint: null);
        }
    }

    /// <summary>Something that only a curious user wants to know.</summary>
    public void Detail(string? place, string message)
    {
        if (Verbose)
        {
            Note(place, message);
        }
    }

    /// <summary>Lines as they are, unless quiet.</summary>
    public void Text(string lines)
    {
        if (!Quiet)
        {
            Lines(lines);
        }
    }

    private void Write(string? paint, string? place, string message, string? hint)
    {
        var line = Printable(place is null ? $" {message}" : $" {place}: {message}");
        lock (_lock)
        {
            Line(color && paint is not null && _live is null ? $"\e[{paint}m{Program}\e[0m{line}" : Program + line);
            if (hint is not null)
            {
                Line("  hint: " + Printable(hint));
            }
        }
    }

    private void Lines(string text)
    {
        lock (_lock)
        {
            foreach (var line in text.Split('\n'))
            {
                Line(line);
            }
        }
    }

    private void Line(string line)
    {
        if (_live is null)
        {
            error().WriteLine(line);
        }
        else
        {
            _live.WriteLine(line);
        }
    }

    // A file name may hold a line break or an escape sequence, which must not move the cursor of the terminal that shows it.
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString())) : text;
}
