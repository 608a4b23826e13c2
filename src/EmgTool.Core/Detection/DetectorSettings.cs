using System.Collections.ObjectModel;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Settings;

namespace EmgTool.Core.Detection;

/// <summary>The choice of a method of detection and the values of its parameters.</summary>
public sealed record DetectorSettings
{
    internal const string NamePath = "detector.name";

    internal const string ParametersPath = "detector.parameters";

    /// <summary>Name of the method; see <see cref="DetectorCatalog"/>.</summary>
    public string Name { get; init; } = DetectorCatalog.Adaptive;

    /// <summary>Values by the names of the method's parameters; those that are missing have their defaults.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Meanings and reasons, by their paths in a settings file. Those of the parameters are in <see cref="DetectorCatalog"/>.</summary>
    internal static SettingTable<DetectorSettings> Table { get; } = new()
    {
        Groups =
        [
            new("detector", "The method of detection."),
            new(ParametersPath, "The parameters of the method, by their names; 'emgtool detectors NAME' explains them. Those that are missing have their defaults."),
        ],
        Settings =
        [
            new(NamePath, "The method that finds the bursts; 'emgtool detectors' lists them.", "the one that needs neither a rest nor tuning"),
            .. DetectorCatalog.ParameterNames.Select(name => new Setting<DetectorSettings>(
                $"{ParametersPath}.{name}", MeaningOf(name), "each method has its own, which 'emgtool detectors NAME' shows with its source")),
        ],
        Orders = [],
    };

    /// <summary>The same choice with the values of all parameters, so that it means the same when defaults change.</summary>
    /// <exception cref="SettingsException">There is no such method.</exception>
    public DetectorSettings Complete() => this with { Parameters = DetectorCatalog.Get(Name).Values(Parameters) };

    /// <summary>Everything that makes no sense.</summary>
    public IEnumerable<SettingProblem> Problems() => DetectorCatalog.Find(Name) is { } method
        ? method.Problems(Parameters)
        : [new([NamePath], $"{NamePath}: there is no detector '{Name}'", DetectorCatalog.HintFor(Name))];

    /// <summary>What the methods that have a parameter mean by it.</summary>
    private static string MeaningOf(string name)
    {
        var meanings = DetectorCatalog.All
            .SelectMany(method => method.Parameters.Where(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)).Select(parameter => (method.Name, parameter.Meaning)))
            .GroupBy(item => item.Meaning, StringComparer.Ordinal)
            .Select(group => $"{string.Join(", ", group.Select(item => item.Name))}: {group.Key}");
        return $"Of {string.Join("; of ", meanings)}.";
    }

    /// <summary>Whether method and values are the same.</summary>
    /// <param name="other">The other choice.</param>
    public bool Equals(DetectorSettings? other) =>
        other is not null
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Parameters.Count == other.Parameters.Count
        && Parameters.All(pair => other.Parameters.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), Parameters.Count);
}
