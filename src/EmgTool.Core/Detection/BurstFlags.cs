namespace EmgTool.Core.Detection;

/// <summary>What limits the trust in a burst's numbers.</summary>
[Flags]
public enum BurstFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Active from the first sample of its segment: the true onset is not known.</summary>
    TouchesStart = 1,

    /// <summary>Active to the last sample of its segment: the true offset is not known.</summary>
    TouchesEnd = 2,

    /// <summary>Holds samples at an end value of the converter: amplitudes are too small.</summary>
    Clipped = 4,

    /// <summary>At the same instant on all analyzed channels: a cable, a stimulus or crosstalk rather than a muscle.</summary>
    Common = 8,

    /// <summary>Lies for the most part on heartbeats, which were not subtracted.</summary>
    Ecg = 16,
}
