namespace EmgTool.Core.Filtering;

/// <summary>Direction of filtering.</summary>
public enum FilterPhase
{
    /// <summary>Forward and backward: no delay, the attenuation of both passes.</summary>
    Zero,

    /// <summary>Forward only: events come late by the filter's group delay.</summary>
    Causal,
}
