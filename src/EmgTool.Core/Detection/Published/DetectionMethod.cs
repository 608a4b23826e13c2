using System.Globalization;
using System.Text.Json.Serialization;
using EmgTool.Core.Settings;

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

    /// <summary>Digital object identifier of the paper; empty where none is known to be right.</summary>
    public required string Doi { get; init; }

    /// <summary>How it works in bounded memory, and what that changes.</summary>
    public required string Streaming { get; init; }

    /// <summary>Where it differs from the paper, and where other implementations do.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<DetectorParameter> Parameters { get; init; }

    /// <summary>Which of them limit others, by their names.</summary>
    [JsonIgnore]
    public IReadOnlyList<SettingOrder<ParameterValues>> Orders { get; init; } = [];

    /// <summary>Makes a detector; null for the method of this program, which works on energies and has settings of its own.</summary>
    [JsonIgnore]
    public Func<NoiseBand, ParameterValues, PublishedDetector>? Create { get; init; }

    /// <summary>Whether it looks for silences, pauses of tonic activity: the method of this program alone does.</summary>
    [JsonIgnore]
    public bool FindsSilences => Create is null;

    /// <summary>Whether the method reads a setting: those of detection beyond noise floor, lengths, movements and heartbeats are of the method of this program.</summary>
    /// <param name="path">Path of the setting.</param>
    public bool Reads(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Create is null || !DetectionTable.IsOfDefaultMethod(path);
    }

    /// <summary>The parameter of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public DetectorParameter? Find(string name) => Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal));

    /// <summary>All values in force.</summary>
    /// <param name="given">Those that were given; what is no parameter of this method is passed over.</param>
    public Dictionary<string, double> Values(IReadOnlyDictionary<string, double> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Parameters.ToDictionary(
            parameter => parameter.Name, parameter => given.TryGetValue(parameter.Name, out var value) ? value : parameter.Default, StringComparer.Ordinal);
    }

    /// <summary>What makes no sense among values.</summary>
    /// <param name="given">The values.</param>
    internal IEnumerable<SettingProblem> Problems(IReadOnlyDictionary<string, double> given)
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            var path = PathOf(name);
            if (Find(name) is not { } parameter)
            {
                var names = Parameters.Select(known => known.Name).ToList();
                yield return new(
                    [path, DetectorSettings.NamePath],
                    $"{path}: the detector {Name} has no such parameter",
                    Nearest.Hint(name, names) ?? (names.Count == 0 ? "its settings are those of detection" : $"parameters: {string.Join(", ", names)}"));
            }
            else if (!parameter.Allows(value))
            {
                wrong.Add(name);
                yield return new(
                    [path],
                    string.Create(CultureInfo.InvariantCulture, $"{path}: {value} is not allowed; it must be {parameter.Allowed}"),
                    $"{name} of {Name}: {parameter.Meaning}");
            }
        }

        var values = new ParameterValues(Values(given));
        foreach (var order in Orders.Where(order => !wrong.Contains(order.Lower) && !wrong.Contains(order.Upper) && !order.Holds(values)))
        {
            yield return (order with { Lower = PathOf(order.Lower), Upper = PathOf(order.Upper) }).Problem(values[order.Lower], values[order.Upper]);
        }
    }

    private static string PathOf(string name) => DetectorSettings.ParametersPath + "." + name;
}
