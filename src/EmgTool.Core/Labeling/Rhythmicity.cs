namespace EmgTool.Core.Labeling;

/// <summary>Regularity of a train by the coefficient of variation of its intervals. The bands are a proposal without consensus:
/// rhythmic up to 0.2, semi-rhythmic up to 0.5, irregular above (a Poisson process has 1).</summary>
public enum Rhythmicity
{
    /// <summary>Fewer than eight intervals: the coefficient of variation says too little.</summary>
    Undetermined,

    /// <summary>Coefficient of variation up to 0.2.</summary>
    Rhythmic,

    /// <summary>Coefficient of variation above 0.2, up to 0.5.</summary>
    SemiRhythmic,

    /// <summary>Coefficient of variation above 0.5.</summary>
    Irregular,
}
