namespace EmgTool.Core.Synthesis;

/// <summary>What a stream of random numbers is for. The numbers are part of the seed: changing them changes every recording.</summary>
internal enum RandomPurpose
{
    /// <summary>Kinds, times and amplitudes of the events of a channel.</summary>
    Plan = 1,

    /// <summary>The waveforms of a channel's motor units.</summary>
    MotorUnits = 2,

    /// <summary>The background noise of a channel.</summary>
    Noise = 3,

    /// <summary>The interference pattern that bursts of a channel are cut from.</summary>
    Interference = 4,

    /// <summary>Mains hum.</summary>
    Mains = 5,

    /// <summary>Wander of the baseline.</summary>
    Drift = 6,
}
