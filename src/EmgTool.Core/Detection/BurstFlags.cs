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

    /// <summary>Lies for the most part on heartbeats, which were not subtracted.</summary>
    Ecg = 4,
}
