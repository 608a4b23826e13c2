namespace EmgTool.Core.Recordings;

/// <summary>The layout that all kernels share: rows of eight doubles, which are one 512-bit register.</summary>
public static class Lanes
{
    /// <summary>Values in a row.</summary>
    public const int Count = 8;
}
