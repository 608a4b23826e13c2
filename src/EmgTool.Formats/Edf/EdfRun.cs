namespace EmgTool.Formats.Edf;

/// <summary>Data records that follow each other without a gap.</summary>
/// <param name="FirstRecord">Index of the first.</param>
/// <param name="RecordCount">How many.</param>
/// <param name="StartSeconds">Start of the first, in seconds from the start of the recording.</param>
internal readonly record struct EdfRun(long FirstRecord, long RecordCount, decimal StartSeconds);
