namespace EmgTool.Core.Synthesis;

/// <summary>What a signal is made of.</summary>
[Flags]
internal enum SignalParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The events.</summary>
    Events = 1,

    /// <summary>The noise.</summary>
    Noise = 2,

    /// <summary>Mains and its harmonics.</summary>
    Mains = 4,

    /// <summary>Wander of the baseline.</summary>
    Drift = 8,

    /// <summary>Everything.</summary>
    All = Events | Noise | Mains | Drift,
}
