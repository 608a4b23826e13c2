namespace EmgTool.Formats.Edf;

/// <summary>A stretch of records without a gap.</summary>
/// <param name="StartSeconds">Onset of its first record.</param>
/// <param name="Records">Number of its records.</param>
/// <param name="IsPadded">Whether the samples end within its last record.</param>
internal readonly record struct EdfWriterSegment(decimal StartSeconds, long Records, bool IsPadded);
