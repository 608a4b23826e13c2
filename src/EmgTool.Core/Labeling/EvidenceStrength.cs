namespace EmgTool.Core.Labeling;

/// <summary>How well a rule's numbers are supported, as graded in the criteria table; of two grades the weaker.</summary>
public enum EvidenceStrength
{
    /// <summary>Read in a primary abstract, standard or published table, and an independent source agrees.</summary>
    A,

    /// <summary>Read in one primary abstract or table.</summary>
    B,

    /// <summary>Read in a secondary page only.</summary>
    C,

    /// <summary>General knowledge of the field, not confirmed in a source.</summary>
    R,

    /// <summary>A proposal without a direct literature value.</summary>
    Proposal,
}
