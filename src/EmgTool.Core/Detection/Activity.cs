namespace EmgTool.Core.Detection;

/// <summary>What the detector knows while it scans: the busy stretch under way and the burst that outgrew it.</summary>
internal struct Activity
{
    /// <summary>First bin of the busy stretch; negative when there is none.</summary>
    public long Start;

    /// <summary>Last busy bin.</summary>
    public long LastBusy;

    /// <summary>Whether any of its bins is loud enough to seed a burst.</summary>
    public bool HasSeed;

    /// <summary>Whether a burst is under way whose signal up to <see cref="Start"/> has been handed on.</summary>
    public bool Continues;

    /// <summary>Onset of that burst.</summary>
    public long Onset;

    /// <summary>Offset of the last closed burst.</summary>
    public long LastOffset;

    /// <summary>The state before anything was seen.</summary>
    public static Activity Quiet => new() { Start = -1, LastOffset = 0 };
}
