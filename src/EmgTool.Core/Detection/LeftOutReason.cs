namespace EmgTool.Core.Detection;

/// <summary>Why signal is no part of the bursts, as results say it.</summary>
public static class LeftOutReason
{
    /// <summary>The file holds no measurement there.</summary>
    public const string Missing = "missing";

    /// <summary>Equal samples for longer than <see cref="DetectionSettings.FlatSeconds"/>: loose, padded or switched off.</summary>
    public const string Flat = "flat";

    /// <summary>At an end value of the converter for longer than <see cref="DetectionSettings.FlatSeconds"/>.</summary>
    public const string Saturated = "saturated";

    /// <summary>No noise floor could be found in the segment.</summary>
    public const string NoNoiseFloor = "no noise floor";

    /// <summary>The trace of a shifted baseline.</summary>
    public const string MovementArtefact = "movement artefact";

    /// <summary>An outlier of impulsive noise, as narrow as the filter's response.</summary>
    public const string Impulse = "impulse";

    /// <summary>The settings do not fit the channel.</summary>
    public const string SettingsDoNotFit = "settings do not fit";
}
