namespace EmgTool.Core.Labeling;

/// <summary>Measured values in words.</summary>
internal static class FeatureText
{
    /// <summary>A value without range, such as <c>7 spikes</c>.</summary>
    public static void Write(Feature feature, in BurstContext burst, ref TextSpan text)
    {
        var value = feature.Read(burst);
        if (double.IsPositiveInfinity(value))
        {
            text.Append("no neighbour in the segment");
        }
        else if (double.IsNaN(value))
        {
            text.Append(feature.Caption);
            text.Append(" not measured");
        }
        else if (feature.Unit == FeatureUnit.Count)
        {
            AmountText.Write(feature.Unit, value, ref text);
            text.Append(" ");
            text.Append(feature.Caption);
            text.Append(value == 1 ? "" : "s");
        }
        else
        {
            var isCut = feature.IsDuration && burst.IsCut;
            text.Append(feature.Caption);
            text.Append(isCut ? " at least " : " ");
            AmountText.Write(feature.Unit, value, ref text);
            text.Append(isCut ? ", cut by the end of the segment" : "");
        }
    }
}
