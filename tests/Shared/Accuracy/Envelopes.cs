namespace EmgTool.Accuracy;

/// <summary>Envelopes of bursts: how the amplitude of the interference pattern rises and falls.</summary>
internal static class Envelopes
{
    public static readonly Pulse Rectangular = new("rectangular", _ => 1);

    /// <summary>Flat for half of its time, cosine flanks.</summary>
    public static readonly Pulse Tukey = new("Tukey", x => x is > 0.25 and < 0.75 ? 1 : 0.5 - (0.5 * Math.Cos(4 * Math.PI * x)));

    public static readonly Pulse HalfSine = new("half sine", x => Math.Sin(Math.PI * x));

    /// <summary>Rises fast and falls slowly, as a twitch does.</summary>
    public static readonly Pulse Gamma = new("gamma", x => x * Math.Exp(-7 * x));

    /// <summary>Rises in a quarter of its time.</summary>
    public static readonly Pulse Triangle = new("triangle", x => x < 0.25 ? x / 0.25 : (1 - x) / 0.75);

    public static readonly IReadOnlyList<Pulse> All = [Rectangular, Tukey, Gamma, Triangle, HalfSine];

    /// <summary>Those whose amplitude grows from 0.</summary>
    public static readonly IReadOnlyList<Pulse> Tapered = [Tukey, Gamma, Triangle, HalfSine];
}
