namespace EmgTool.Formats;

/// <summary>Limits that hold for all formats. Real recordings stay far below them; damaged files do not.</summary>
internal static class RecordingLimits
{
    /// <summary>Columns of a text file. Every column takes a buffer, and the largest electrode grids have some hundreds.</summary>
    public const int MaximumColumns = 4096;

    /// <summary>Gaps of a recording. More are noise in a damaged file, and each takes memory.</summary>
    public const int MostGaps = 1_000_000;

    /// <summary>Annotations of a recording. A day of heart beats is a tenth of this.</summary>
    public const int MostAnnotations = 1_000_000;
}
