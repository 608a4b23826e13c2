namespace EmgTool.Core.Evaluation;

/// <summary>What of all that was compared a number is about; what is null is not told apart.</summary>
/// <param name="Recording">Name of a recording.</param>
/// <param name="Channel">Name of a channel.</param>
/// <param name="Label">A label.</param>
public sealed record ComparedPart(string? Recording = null, string? Channel = null, string? Label = null)
{
    /// <summary>Everything.</summary>
    public static readonly ComparedPart All = new();

    /// <summary>What is told apart, for tables: <c>all</c>, <c>label</c>, <c>channel</c>, <c>recording</c>, or <c>recording-channel</c>.</summary>
    public string Scope => (Recording, Channel, Label) switch
    {
        (null, null, null) => "all",
        (null, null, _) => "label",
        (null, _, _) => "channel",
        (_, null, _) => "recording",
        _ => "recording-channel",
    };
}
