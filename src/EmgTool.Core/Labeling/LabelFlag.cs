namespace EmgTool.Core.Labeling;

/// <summary>The flags of a <see cref="LabelDecision"/>.</summary>
public static class LabelFlag
{
    /// <summary>Another label fits nearly as well, or the values lie where the pattern is known to be shared.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>Fewer events than the rule wants for a firm label.</summary>
    public const string FewEvents = "few-events";
}
