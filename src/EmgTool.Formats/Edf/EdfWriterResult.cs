namespace EmgTool.Formats.Edf;

/// <summary>What was written.</summary>
/// <param name="Records">Number of data records.</param>
/// <param name="ClippedSamples">Samples beyond the physical range, written as its limit.</param>
/// <param name="PaddedSeconds">Seconds by which last records had to be filled up, as their annotations say.</param>
/// <param name="Notes">What the file could not hold as it was: names that were cut or replaced.</param>
public sealed record EdfWriterResult(long Records, long ClippedSamples, decimal PaddedSeconds, IReadOnlyList<string> Notes);
