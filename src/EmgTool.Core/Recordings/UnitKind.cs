namespace EmgTool.Core.Recordings;

/// <summary>Sort of a unit.</summary>
public enum UnitKind
{
    /// <summary>Missing or not understood: values cannot be used as amplitudes until the user names the unit.</summary>
    Unknown,

    /// <summary>Volts or a decimal part of them.</summary>
    Voltage,

    /// <summary>Counts of an analogue-digital converter without a known calibration: times and ratios hold, microvolts are unknown.</summary>
    Counts,

    /// <summary>A unit of something else than voltage, such as degrees or g.</summary>
    Other,
}
