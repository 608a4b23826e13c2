namespace EmgTool.Commands;

/// <summary>All labels there are.</summary>
internal static class Labels
{
    /// <summary>In the order of the summary.</summary>
    public static IReadOnlyList<string> All { get; } = ["myoclonic jerk", "fasciculation", "myokymic train", "cramp", "isolated burst", "unclassified"];
}
