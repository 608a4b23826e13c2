using System.Globalization;
using EmgTool.Accuracy;

namespace EmgTool.Benchmarks;

/// <summary>What <c>accuracy</c> runs: <c>[TABLE,TABLE] [--only TEXT] [--seeds FIRST-LAST] [--rates HZ,HZ] [--seconds S] [--mistakes] [--edges MS] [--page FILE]</c>.</summary>
internal sealed record AccuracyOptions
{
    /// <summary>Names of the tables to make.</summary>
    public IReadOnlyList<string> Tables { get; private init; } = ["conditions"];

    /// <summary>Conditions whose name holds this text; all when empty.</summary>
    public string Only { get; private init; } = "";

    /// <summary>Seeds. 1 to 20 are for work on the detector; those of docs/accuracy.md, from 1001 on, are not to be looked at meanwhile.</summary>
    public (int First, int Last) Seeds { get; private init; } = (1, 1);

    /// <summary>Sampling rates in hertz.</summary>
    public IReadOnlyList<int> Rates { get; private init; } = [2000];

    /// <summary>Length of each recording when not that of the condition.</summary>
    public double? Seconds { get; private init; }

    /// <summary>Whether each mistake is told.</summary>
    public bool Mistakes { get; private init; }

    /// <summary>Right events are told whose onset or offset is off by more than so many milliseconds; none when not given.</summary>
    public double Edges { get; private init; } = double.PositiveInfinity;

    /// <summary>Markdown file into which the tables are put between their marks.</summary>
    public string? Page { get; private init; }

    /// <summary>Whether a condition is among those wanted: those of falling amplitude have a table of their own and come only when named.</summary>
    public bool Wants(Condition condition) => Only.Length == 0 ? Conditions.All.Contains(condition) : condition.Name.Contains(Only, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">An unknown option.</exception>
    public static AccuracyOptions Parse(ReadOnlySpan<string> options)
    {
        var parsed = new AccuracyOptions();
        while (options.Length > 0)
        {
            (parsed, var used) = options switch
            {
                ["--mistakes", ..] => (parsed with { Mistakes = true }, 1),
                ["--only", var text, ..] => (parsed with { Only = text }, 2),
                ["--seeds", var text, ..] => (parsed with { Seeds = Range(text) }, 2),
                ["--rates", var text, ..] => (parsed with { Rates = [.. text.Split(',').Select(Whole)] }, 2),
                ["--seconds", var text, ..] => (parsed with { Seconds = double.Parse(text, CultureInfo.InvariantCulture) }, 2),
                ["--edges", var text, ..] => (parsed with { Edges = double.Parse(text, CultureInfo.InvariantCulture) }, 2),
                ["--page", var text, ..] => (parsed with { Page = text }, 2),
                [var text, ..] when !text.StartsWith('-') => (parsed with { Tables = text.Split(',') }, 1),
                _ => throw new ArgumentException($"accuracy: '{options[0]}' is not understood.", nameof(options)),
            };
            options = options[used..];
        }

        return parsed;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static (int First, int Last) Range(string text)
    {
        var ends = text.Split('-');
        return (Whole(ends[0]), Whole(ends[^1]));
    }
}
