namespace EmgTool.Accuracy;

/// <summary>In what way a detector was wrong.</summary>
internal enum MistakeKind
{
    /// <summary>Nothing was found where a known event is.</summary>
    Missed,

    /// <summary>A known event has no pair but lies under a found event that is paired with another.</summary>
    Merged,

    /// <summary>A known event and a found one lie in the same place, but their edges are too far apart.</summary>
    EdgeOff,

    /// <summary>A found event lies in a known one that has its pair: a piece of it.</summary>
    Split,

    /// <summary>A found event lies where nothing is.</summary>
    False,
}
