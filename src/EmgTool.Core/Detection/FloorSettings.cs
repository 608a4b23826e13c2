namespace EmgTool.Core.Detection;

/// <summary>The settings that the noise floor and what is left out follow from: detectors that have them in common can share a <see cref="FlooredSignal"/>.</summary>
/// <param name="FloorSeconds">See <see cref="DetectionSettings.FloorSeconds"/>.</param>
/// <param name="FlatSeconds">See <see cref="DetectionSettings.FlatSeconds"/>.</param>
internal readonly record struct FloorSettings(double FloorSeconds, double FlatSeconds)
{
    /// <summary>Those among all settings.</summary>
    public static FloorSettings Of(DetectionSettings settings) => new(settings.FloorSeconds, settings.FlatSeconds);
}
