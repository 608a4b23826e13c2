namespace EmgTool.Core.Detection.Published;

/// <summary>What a method makes of each sample before it smooths.</summary>
internal enum Conditioning
{
    /// <summary>Its absolute value.</summary>
    Rectify,

    /// <summary>Its square.</summary>
    Square,

    /// <summary>The Teager-Kaiser energy: the square, less the product of the samples 1 ms before and behind (Kaiser 1990, doi 10.1109/ICASSP.1990.115702).
    /// At 1 kHz these are its neighbours, as in the papers on EMG; at another rate the time is kept, so that the operator sees the same.</summary>
    Teager,
}
