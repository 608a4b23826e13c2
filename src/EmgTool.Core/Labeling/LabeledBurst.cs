namespace EmgTool.Core.Labeling;

/// <summary>A burst as results show it.</summary>
public readonly record struct LabeledBurst
{
    /// <summary>The burst and its measures.</summary>
    public required MeasuredBurst Measured { get; init; }

    /// <summary>Its label.</summary>
    public required LabelDecision Decision { get; init; }

    /// <summary>Onset-to-onset time to the previous burst of the same segment, in seconds; not a number for the first.</summary>
    public required double PreviousIntervalSeconds { get; init; }

    /// <summary>Onset-to-onset time to the next burst of the same segment, in seconds; not a number for the last.</summary>
    public required double NextIntervalSeconds { get; init; }

    /// <summary>Number of the train that it belongs to, from 1 within the channel; 0 when it belongs to none.</summary>
    public int Train { get; init; }
}
