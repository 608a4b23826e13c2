namespace EmgTool.Core.Evaluation;

/// <summary>A stretch of time about which two of those that are compared disagree: with a reference an event that only one of the two has, without
/// one a stretch in which only one of the two sees activity.</summary>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="OnsetSeconds">Start in seconds from the start of the recording.</param>
/// <param name="DurationSeconds">Duration; not a number where the reference gives none.</param>
/// <param name="First">The one: the reference, or the name of settings.</param>
/// <param name="Second">The other: the name of settings.</param>
/// <param name="InFirst">Whether it is the first one that has it.</param>
/// <param name="Label">Label of the event; empty for a stretch.</param>
public readonly record struct EventDifference(
    string Recording, string Channel, double OnsetSeconds, double DurationSeconds, string First, string Second, bool InFirst, string Label);
