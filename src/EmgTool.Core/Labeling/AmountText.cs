namespace EmgTool.Core.Labeling;

/// <summary>Values with their units.</summary>
internal static class AmountText
{
    /// <summary>A value with its unit; a count without.</summary>
    public static void Write(FeatureUnit unit, double value, ref TextSpan text)
    {
        var (factor, suffix) = Scale(unit, isSmall: value < 1);
        text.AppendMeasure(value * factor);
        text.Append(suffix);
    }

    /// <summary>A time, in milliseconds below 1 s.</summary>
    public static void WriteSeconds(double value, ref TextSpan text) => Write(FeatureUnit.Seconds, value, ref text);

    /// <summary>What a unit is shown in.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isSmall">Whether the values are so small that a part of it reads better.</param>
    public static (double Factor, string Suffix) Scale(FeatureUnit unit, bool isSmall) => unit switch
    {
        FeatureUnit.Seconds => isSmall ? (1000, " ms") : (1, " s"),
        FeatureUnit.Hertz => (1, " Hz"),
        FeatureUnit.Decibels => (1, " dB"),
        _ => (1, ""),
    };
}
