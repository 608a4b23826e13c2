namespace EmgTool.Core.Synthesis;

/// <summary>How often a kind of event is drawn on a channel.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Weight">Its weight among the channel's kinds; positive.</param>
public readonly record struct EventShare(EventKind Kind, double Weight);
