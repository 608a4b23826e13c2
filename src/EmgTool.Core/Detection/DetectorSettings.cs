using System.Collections.ObjectModel;
using EmgTool.Core.Detection.Published;

namespace EmgTool.Core.Detection;

/// <summary>The choice of a method of detection and the values of its parameters.</summary>
public sealed record DetectorSettings
{
    /// <summary>Name of the method; see <see cref="DetectorCatalog"/>.</summary>
    public string Name { get; init; } = DetectorCatalog.Adaptive;

    /// <summary>Values by the names of the method's parameters; those that are missing have their defaults.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The same choice with the values of all parameters, so that it means the same when defaults change.</summary>
    /// <exception cref="SettingsException">There is no such method or parameter, or a value makes no sense.</exception>
    public DetectorSettings Complete() => this with { Parameters = DetectorCatalog.Find(Name).Values(Parameters) };

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
