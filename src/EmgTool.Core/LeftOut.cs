namespace EmgTool.Core;

/// <summary>Signal that was not analyzed.</summary>
/// <param name="Reason">Why, such as <c>missing</c> or <c>flat</c>.</param>
/// <param name="Seconds">How much of it.</param>
public readonly record struct LeftOut(string Reason, double Seconds);
