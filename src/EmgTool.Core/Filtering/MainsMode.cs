namespace EmgTool.Core.Filtering;

/// <summary>Which mains interference is subtracted.</summary>
public enum MainsMode
{
    /// <summary>50 or 60 Hz, whichever the signal shows; harmonics that it does not show are left alone.</summary>
    Auto,

    /// <summary>None.</summary>
    Off,

    /// <summary>50 Hz and its harmonics, where the signal shows them.</summary>
    Hz50,

    /// <summary>60 Hz and its harmonics, where the signal shows them.</summary>
    Hz60,
}
