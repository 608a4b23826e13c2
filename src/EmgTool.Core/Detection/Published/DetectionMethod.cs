using System.Text.Json.Serialization;

namespace EmgTool.Core.Detection.Published;

/// <summary>A method of detection as users meet it.</summary>
public sealed record DetectionMethod
{
    /// <summary>Its name in settings and options.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The paper that describes it.</summary>
    public required string Paper { get; init; }

    /// <summary>Digital object identifier of the paper; empty where it has none.</summary>
    public required string Doi { get; init; }

    /// <summary>How it works in bounded memory, and what that changes.</summary>
    public required string Streaming { get; init; }

    /// <summary>Where it differs from the paper, and where other implementations do.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<DetectorParameter> Parameters { get; init; }

    /// <summary>Makes a detector; null for the method of this program, which works on energies and has settings of its own.</summary>
    [JsonIgnore]
    public Func<NoiseBand, ParameterValues, PublishedDetector>? Create { get; init; }

    /// <summary>All values in force.</summary>
    /// <param name="given">Those that were given.</param>
    /// <exception cref="SettingsException">A name is none of this method's parameters, or a value makes no sense.</exception>
    public Dictionary<string, double> Values(IReadOnlyDictionary<string, double> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        foreach (var name in given.Keys)
        {
            if (!Parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)))
            {
                throw Unknown(name);
            }
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var parameter in Parameters)
        {
            var value = given.TryGetValue(parameter.Name, out var number) ? number : parameter.Default;
            parameter.Check(value);
            values.Add(parameter.Name, value);
        }

        return values;
    }

    private SettingsException Unknown(string name)
    {
        var names = Parameters.Select(parameter => parameter.Name).ToList();
        return new($"detector.parameters.{name}: the detector {Name} has no such parameter.",
            Nearest.Hint(name, names) ?? (names.Count == 0 ? "its settings are those of detection" : $"parameters: {string.Join(", ", names)}"));
    }
}
