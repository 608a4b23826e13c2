using EmgTool.Core.Labeling;

namespace EmgTool.Commands;

/// <summary>All labels that the rules can give.</summary>
internal static class Labels
{
    /// <summary>Each once, in the order of the rule table.</summary>
    public static IReadOnlyList<string> All { get; } = [.. RuleTable.Load().Rules.Select(rule => rule.Label).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of silences.</summary>
    public static IReadOnlySet<string> OfSilences { get; } = RuleTable.Load().Rules.Where(rule => rule.IsForSilences).Select(rule => rule.Label).ToHashSet(StringComparer.Ordinal);
}
