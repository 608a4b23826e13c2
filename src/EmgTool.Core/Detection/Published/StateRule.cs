namespace EmgTool.Core.Detection.Published;

/// <summary>The times of a <see cref="StateDetector"/>, in samples.</summary>
/// <param name="Merge">Longest gap that is bridged.</param>
/// <param name="Minimum">Shortest burst.</param>
/// <param name="Hold">How long the signal must be on the other side of the threshold.</param>
/// <param name="Lapse">Longest return to this side that is forgiven meanwhile.</param>
/// <param name="Before">How far activity reaches before the first value above the threshold.</param>
/// <param name="After">How far it reaches behind the last one.</param>
internal readonly record struct StateRule(int Merge, int Minimum, int Hold = 1, int Lapse = 0, int Before = 0, int After = 0)
{
    /// <summary>The rule that the parameters of a method make.</summary>
    /// <param name="values">The parameters: merge_seconds and minimum_seconds, which all methods have, and hold_seconds.</param>
    /// <param name="band">Sampling rate.</param>
    public static StateRule Of(ParameterValues values, NoiseBand band) =>
        new(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate), values.Samples("hold_seconds", band.Rate));
}
