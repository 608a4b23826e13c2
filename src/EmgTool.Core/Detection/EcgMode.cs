namespace EmgTool.Core.Detection;

/// <summary>What is done about the heart in a channel.</summary>
public enum EcgMode
{
    /// <summary>Its beats are looked for, and subtracted where they are found.</summary>
    Subtract,

    /// <summary>Its beats are looked for; bursts that lie on one are flagged.</summary>
    Flag,

    /// <summary>Nothing.</summary>
    Off,
}
