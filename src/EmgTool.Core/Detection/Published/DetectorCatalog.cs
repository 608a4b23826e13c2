namespace EmgTool.Core.Detection.Published;

/// <summary>All methods of detection. A new one is a file of its own and a line here.</summary>
public static class DetectorCatalog
{
    /// <summary>Name of the method of this program.</summary>
    public const string Adaptive = "adaptive";

    // Made on first use: most commands need none of them.
    private static DetectionMethod[]? _all;
    private static string[]? _names;
    private static string[]? _parameterNames;

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

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => _names ??= [.. All.Select(method => method.Name)];

    /// <summary>The names of all parameters, each once.</summary>
    public static IReadOnlyList<string> ParameterNames => _parameterNames ??=
        [.. All.SelectMany(method => method.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The method of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static DetectionMethod? Find(string name) => All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal));

    /// <summary>The method of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public static DetectionMethod Get(string name) => Find(name) ?? throw new SettingsException($"there is no detector '{name}'", HintFor(name));

    /// <summary>What a wrong name was meant to be, or all that are right.</summary>
    /// <param name="name">The wrong name.</param>
    internal static string HintFor(string name) => Nearest.Hint(name, Names) ?? $"detectors: {string.Join(", ", Names)}";
}
