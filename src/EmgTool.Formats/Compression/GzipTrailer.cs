namespace EmgTool.Formats.Compression;

/// <summary>What was found behind the data of a member.</summary>
internal enum GzipTrailer
{
    /// <summary>Its checksum and length.</summary>
    Found,

    /// <summary>A part of them, or nothing.</summary>
    CutOff,

    /// <summary>A checksum or length of other data.</summary>
    Different,
}
