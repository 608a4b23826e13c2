namespace EmgTool.Core;

/// <summary>Signal that was not analyzed.</summary>
/// <param name="Reason">Why, such as <c>missing</c> or <c>flat</c>.</param>
/// <param name="Seconds">How much of it.</param>
public sealed record LeftOut(string Reason, double Seconds);
