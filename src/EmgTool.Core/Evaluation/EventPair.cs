namespace EmgTool.Core.Evaluation;

/// <summary>Two events that are taken for the same.</summary>
/// <param name="Reference">Index of the one in the reference.</param>
/// <param name="Found">Index of the other one among those that were found.</param>
public readonly record struct EventPair(int Reference, int Found);
