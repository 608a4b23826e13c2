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
}
