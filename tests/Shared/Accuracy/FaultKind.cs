namespace EmgTool.Accuracy;

/// <summary>What goes wrong with an electrode.</summary>
internal enum FaultKind
{
    None,

    /// <summary>It comes loose: much noise and mains.</summary>
    Loose,

    /// <summary>It is unplugged: the last value stands.</summary>
    Flat,
}
