namespace EmgTool.Core;

/// <summary>Signal that is no part of the bursts.</summary>
/// <param name="Reason">Why, such as <c>missing</c> or <c>flat</c>.</param>
/// <param name="Count">In how many stretches.</param>
/// <param name="Seconds">How much of it.</param>
public sealed record LeftOut(string Reason, int Count, double Seconds);
