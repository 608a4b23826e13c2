namespace EmgTool.Core.Labeling;

/// <summary>The unit of a feature.</summary>
public enum FeatureUnit
{
    /// <summary>Seconds; shown in milliseconds below 1 s.</summary>
    Seconds,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Hertz.</summary>
    Hertz,

    /// <summary>A share or a correlation, without unit.</summary>
    Ratio,

    /// <summary>Decibels.</summary>
    Decibels,
}
