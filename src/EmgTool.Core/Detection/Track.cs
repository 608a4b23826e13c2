namespace EmgTool.Core.Detection;

/// <summary>The track that found an event. That of a burst follows from its duration.</summary>
public enum Track
{
    /// <summary>A unit potential: shorter than 26 ms.</summary>
    Unit,

    /// <summary>A burst of up to 1 s, grouped discharges included.</summary>
    Jerk,

    /// <summary>Activity of 1 s and longer.</summary>
    Sustained,

    /// <summary>A pause of sustained activity: not found by its duration but by what lies around it.</summary>
    Silence,

    /// <summary>A movement, found by its amplitude: see <see cref="MovementSettings"/>.</summary>
    Movement,
}
