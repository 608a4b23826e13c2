using System.Text.Json.Serialization;

namespace EmgTool.Core.Detection;

/// <summary>Settings of the movement track: leg movements as the AASM manual and the WASM 2016 standard (Ferri et al., doi 10.1016/j.sleep.2016.10.010)
/// delimit them, by amplitude above the resting signal.</summary>
public sealed record MovementSettings
{
    /// <summary>Whether movements are looked for.</summary>
    public bool On { get; init; }

    /// <summary>A movement begins where the root mean square over 100 ms exceeds that of the noise floor by this much, in microvolts.</summary>
    [JsonPropertyName("rise_uV")]
    public double RiseMicrovolts { get; init; } = 8;

    /// <summary>It ends where the root mean square over 100 ms stays below that of the noise floor and this much, in microvolts.</summary>
    [JsonPropertyName("fall_uV")]
    public double FallMicrovolts { get; init; } = 2;

    /// <summary>How long it must stay below, in seconds.</summary>
    public double QuietSeconds { get; init; } = 0.5;

    /// <summary>Shorter ones are none, in seconds.</summary>
    public double MinimumSeconds { get; init; } = 0.5;
}
