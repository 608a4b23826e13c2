namespace EmgTool.Core.Labeling;

/// <summary>The rules by which bursts get their labels. Data, not code: the table that comes with the program is <c>Labeling/rules.json</c>.</summary>
public sealed class RuleTable
{
    private const string ResourceName = "EmgTool.Core.Labeling.rules.json";

    internal RuleTable(IReadOnlyList<Rule> rules, IReadOnlyList<TrainRule> trainRules, double ambiguityMargin)
    {
        // A stable sort: rules of equal precedence keep the order of the file, in which the first wins a tie.
        Rules = rules.OrderBy(r => r.Precedence).ToArray();
        TrainRules = trainRules;
        AmbiguityMargin = ambiguityMargin;
    }

    /// <summary>What a rule may need to know (criteria table, section 8.1). The signal of one channel, <c>emg</c>, is always there.</summary>
    public static IReadOnlyList<string> KnownInputs { get; } =
    [
        "emg", "needle", "several channels", "muscle", "side", "cord distance", "sleep stage", "task", "stimulus", "eeg", "respiration", "arousal",
    ];

    /// <summary>The rules in order of precedence; the last takes what is left.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>How bursts make trains, by label. A label that is missing here makes none.</summary>
    public IReadOnlyList<TrainRule> TrainRules { get; }

    /// <summary>Two labels whose scores differ by less are ambiguous (criteria table, section 8.4: 0.15).</summary>
    public double AmbiguityMargin { get; }

    /// <summary>Reads the table that comes with the program.</summary>
    public static RuleTable Load()
    {
        using var stream = typeof(RuleTable).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes, "rules.json");
    }

    /// <summary>Reads a table from JSON; comments and trailing commas are allowed.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="name">What to call it in errors, such as its file name.</param>
    /// <exception cref="SettingsException">The text is no JSON, or a field is missing, unknown, or without sense: the message names rule and field.</exception>
    public static RuleTable Parse(ReadOnlyMemory<byte> utf8Json, string name) => RuleTableReader.Read(utf8Json, name);
}
