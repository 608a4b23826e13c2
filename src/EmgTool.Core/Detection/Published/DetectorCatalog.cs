namespace EmgTool.Core.Detection.Published;

/// <summary>All methods of detection. A new one is a file of its own and a line here.</summary>
public static class DetectorCatalog
{
    /// <summary>Name of the method of this program.</summary>
    public const string Adaptive = "adaptive";

    private static DetectionMethod[]? _all;

    /// <summary>The methods, that of this program first.</summary>
    public static IReadOnlyList<DetectionMethod> All => _all ??=
    [
        new()
        {
            Name = Adaptive,
            Title = "energy at four scales over a followed noise floor, edges by maximum likelihood",
            Paper = "this program; see How it works in README.md",
            Doi = "",
            Streaming = "a stretch from quiet to quiet is examined as a whole, at most 20 s of it at a time",
            Parameters = [],
        },
        AmplitudeThreshold.Method,
        HodgesBui.Method,
        Bonato.Method,
        Lidierth.Method,
        Abbink.Method,
        Solnik.Method,
        Aglr.Method,
        Silva.Method,
        Londral.Method,
        MovingAverage.Method,
        MedianDeviation.Method,
        Mixture.Method,
        PeltDetector.Method,
        OnlineChangePoint.Method,
    ];

    /// <summary>The method of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public static DetectionMethod Find(string name)
    {
        var names = All.Select(method => method.Name);
        return All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal))
            ?? throw new SettingsException($"detector: there is no detector '{name}'.", Nearest.Hint(name, names) ?? $"detectors: {string.Join(", ", names)}");
    }
}
