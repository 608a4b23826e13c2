namespace EmgTool.Core.Labeling;

/// <summary>A publication that a rule rests on.</summary>
/// <param name="Id">Its short name in the criteria table, such as <c>S75</c>.</param>
/// <param name="Citation">Where to find it.</param>
public sealed record RuleSource(string Id, string Citation);
