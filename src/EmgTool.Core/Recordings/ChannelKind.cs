namespace EmgTool.Core.Recordings;

/// <summary>What a channel measures, as far as its name and unit tell.</summary>
public enum ChannelKind
{
    /// <summary>The name does not tell; a voltage may be EMG.</summary>
    Unknown,

    /// <summary>Electromyogram, said so by the name (EMG, a muscle) or by the file.</summary>
    Emg,

    /// <summary>Electroencephalogram.</summary>
    Eeg,

    /// <summary>Electrooculogram.</summary>
    Eog,

    /// <summary>Electrocardiogram.</summary>
    Ecg,

    /// <summary>Respiration: flow, effort, oxygen saturation, snore.</summary>
    Respiration,

    /// <summary>Movement: accelerometer, gyroscope, goniometer, force, position.</summary>
    Motion,

    /// <summary>Trigger, status, marker or counter channel.</summary>
    Trigger,

    /// <summary>Anything else that is known not to be EMG (temperature, light, battery).</summary>
    Other,
}
