namespace EmgTool.Commands;

/// <summary>Formats that recordings are written in.</summary>
internal enum WriteFormat
{
    /// <summary>EDF+, 16 bits.</summary>
    Edf,

    /// <summary>BDF+, 24 bits.</summary>
    Bdf,

    /// <summary>A table of samples.</summary>
    Csv,
}
