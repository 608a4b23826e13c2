using System.CommandLine;
using System.Globalization;
using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>The part of a recording that is wanted.</summary>
internal sealed class WindowOptions
{
    private const double LongestSeconds = 1e9;

    private readonly Option<decimal?> _from = Seconds("--from", "Start with the first sample at or after S seconds from the start. Default 0.");
    private readonly Option<decimal?> _to = Seconds("--to", "End before the first sample at or after S seconds from the start. Default: the end.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
    }

    /// <summary>Both ends, where they are given.</summary>
    /// <exception cref="SettingsException">The window ends before it starts.</exception>
    public (decimal? From, decimal? To) Read(ParseResult parsed)
    {
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        return to <= (from ?? 0)
            ? throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--to: {to} s is not behind the start of the window at {from ?? 0} s"))
            : (from, to);
    }

    // A decimal fraction of a second stays what was typed.
    private static Option<decimal?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "S",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (NumberText.Read(text, "s", 0, LongestSeconds, out _) is not { } problem)
            {
                return decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            }

            result.AddError($"{name}: {problem}.");
            return null;
        },
    };
}
