namespace EmgTool.Accuracy;

/// <summary>How the level of the noise changes in the course of a recording. The events keep their ratio to it.</summary>
internal enum LevelKind
{
    Steady,

    /// <summary>Grows evenly to three times on every other channel, and falls to a third on the others.</summary>
    Drift,

    /// <summary>Doubles at once in the middle.</summary>
    Doubled,

    /// <summary>Halves at once in the middle.</summary>
    Halved,
}
