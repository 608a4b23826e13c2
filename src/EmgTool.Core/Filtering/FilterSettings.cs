namespace EmgTool.Core.Filtering;

/// <summary>The band that is analyzed and how it is cut out.</summary>
/// <remarks>Why each default is what it is, and what else it may be: <see cref="FilterTable"/>.</remarks>
public sealed record FilterSettings
{
    /// <summary>Lower edge (-3 dB of one pass) in hertz; 0 leaves the low frequencies in (low-pass only).</summary>
    public double LowHz { get; init; } = 20;

    /// <summary>Upper edge (-3 dB of one pass) in hertz; 0 leaves the high frequencies in (high-pass only). Lowered, with a note, to fit the sampling rate.</summary>
    public double HighHz { get; init; } = 450;

    /// <summary>Butterworth order of one pass, even. A band-pass of order n has n second-order sections, a low-pass or high-pass n/2.</summary>
    public int Order { get; init; } = 2;

    /// <summary>Forward only, or forward and backward.</summary>
    public FilterPhase Phase { get; init; } = FilterPhase.Zero;

    /// <summary>Mains frequency whose harmonics are cut by notch sections, in hertz; 0 for none.</summary>
    public double NotchHz { get; init; }

    /// <summary>Quality factor (centre frequency / -3 dB bandwidth) of the notch sections.</summary>
    public double NotchQuality { get; init; } = 30;

    /// <summary>Mains interference that is estimated and subtracted as a sum of slowly varying sinusoids.</summary>
    public MainsMode Mains { get; init; } = MainsMode.Auto;
}
