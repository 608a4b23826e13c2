namespace EmgTool.Core.Detection;

/// <summary>One window length with its hysteresis.</summary>
/// <param name="Seconds">Length of the window over which energy is averaged.</param>
/// <param name="Threshold">A burst is seeded where the mean energy exceeds this multiple of the noise floor's.</param>
/// <param name="Low">A seeded burst extends as long as the mean energy stays above this multiple.</param>
public readonly record struct DetectionScale(double Seconds, double Threshold, double Low);
