using System.Globalization;
using EmgTool.Core.Detection.Published;

namespace EmgTool.Benchmarks;

/// <summary>What <c>accuracy</c> runs: <c>[--only TEXT] [--seeds FIRST-LAST] [--rates HZ,HZ] [--seconds S] [--detectors NAME,NAME|all] [--mistakes]</c>.</summary>
internal sealed record AccuracyOptions
{
    /// <summary>Conditions whose name holds this text; all when empty.</summary>
    public string Only { get; private init; } = "";

    /// <summary>Seeds. 1 to 20 are for work on the detector; those of docs/accuracy.md, from 1001 on, are not to be looked at meanwhile.</summary>
    public (int First, int Last) Seeds { get; private init; } = (1, 1);

    /// <summary>Sampling rates in hertz.</summary>
    public IReadOnlyList<int> Rates { get; private init; } = [2000];

    /// <summary>Length of each recording when not that of the condition.</summary>
    public double? Seconds { get; private init; }

    /// <summary>Methods of detection, each with its own defaults.</summary>
    public IReadOnlyList<string> Detectors { get; private init; } = [DetectorCatalog.Adaptive];

    /// <summary>Whether each mistake is told.</summary>
    public bool Mistakes { get; private init; }

    /// <exception cref="ArgumentException">An unknown option.</exception>
    public static AccuracyOptions Parse(ReadOnlySpan<string> options)
    {
        var parsed = new AccuracyOptions();
        while (options.Length > 0)
        {
            (parsed, var used) = options switch
            {
                ["--mistakes", ..] => (parsed with { Mistakes = true }, 1),
                ["--detectors", "all", ..] => (parsed with { Detectors = DetectorCatalog.Names }, 2),
                ["--detectors", var text, ..] => (parsed with { Detectors = text.Split(',') }, 2),
                ["--only", var text, ..] => (parsed with { Only = text }, 2),
                ["--seeds", var text, ..] => (parsed with { Seeds = Range(text) }, 2),
                ["--rates", var text, ..] => (parsed with { Rates = [.. text.Split(',').Select(Whole)] }, 2),
                ["--seconds", var text, ..] => (parsed with { Seconds = double.Parse(text, CultureInfo.InvariantCulture) }, 2),
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
