using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>One setting by its path, such as <c>detection.unit.threshold</c>: the keys of a settings file, joined by points.</summary>
internal static class SettingPath
{
    /// <summary>The paths of all settings, in the order of a settings file.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below("", ResultJson.Default.AnalysisSettings)];

    /// <summary>Separates PATH=VALUE.</summary>
    /// <exception cref="SettingsException">There is no path, or no equals sign behind it.</exception>
    public static (string Path, string Value) Split(string assignment)
    {
        var sign = assignment.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? (assignment[..sign].Trim(), assignment[(sign + 1)..].Trim())
            : throw new SettingsException($"'{assignment}' sets nothing", "write PATH=VALUE, such as detection.merge_seconds=0.02");
    }

    /// <summary>The settings with one of them changed. Settings that hold only together are left to the check of the whole.</summary>
    /// <param name="settings">The settings before.</param>
    /// <param name="path">The path.</param>
    /// <param name="text">The value as a user writes it, alike in every culture.</param>
    /// <exception cref="SettingsException">There is no such setting, or it does not take the value.</exception>
    public static AnalysisSettings Apply(AnalysisSettings settings, string path, string text)
    {
        var type = TypeAt(path);
        var whole = JsonSerializer.SerializeToNode(settings, ResultJson.Default.AnalysisSettings)!;
        var keys = path.Split('.');
        JsonNode owner = whole;
        foreach (var key in keys[..^1])
        {
            owner = owner[key]!;
        }

        owner[keys[^1]] = Value(type, path, text);
        try
        {
            return whole.Deserialize(ResultJson.Default.AnalysisSettings)!;
        }
        catch (JsonException error)
        {
            throw new SettingsException($"{path}: {SettingsFile.WithoutPath(error.Message)}");
        }
    }

    private static JsonValue? Value(JsonTypeInfo type, string path, string text)
    {
        if (type.Type == typeof(double))
        {
            return NumberText.Read(text, "", double.MinValue, double.MaxValue, out var number) is { } problem
                ? throw new SettingsException($"{path}: {problem}")
                : JsonValue.Create(number);
        }

        if (type.Type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? JsonValue.Create(whole)
                : throw new SettingsException($"{path}: '{text}' is not a whole number");
        }

        return JsonValue.Create(text);
    }

    private static JsonTypeInfo TypeAt(string path)
    {
        JsonTypeInfo type = ResultJson.Default.AnalysisSettings;
        foreach (var key in path.Split('.'))
        {
            type = type.Properties.FirstOrDefault(property => string.Equals(property.Name, key, StringComparison.Ordinal)) is { } found
                ? Type(found)
                : throw new SettingsException($"there is no setting '{path}'", Hint(path));
        }

        return type.Kind == JsonTypeInfoKind.Object
            ? throw new SettingsException($"'{path}' is a group of settings", $"set one of {string.Join(", ", Below(path + ".", type))}")
            : type;
    }

    private static string Hint(string path)
    {
        if (Nearest.Hint(path, All) is { } hint)
        {
            return hint;
        }

        // A name without its group, or in the wrong one, still says what is meant.
        var name = Nearest.To(Name(path), All.Select(Name));
        return name is null
            ? "emgtool settings show lists all settings"
            : $"did you mean {string.Join(" or ", All.Where(known => string.Equals(Name(known), name, StringComparison.Ordinal)))}?";
    }

    private static string Name(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Below(string prefix, JsonTypeInfo type) => type.Properties.SelectMany(property =>
        Type(property) is { Kind: JsonTypeInfoKind.Object } group ? Below(prefix + property.Name + ".", group) : [prefix + property.Name]);

    private static JsonTypeInfo Type(JsonPropertyInfo property) => ResultJson.Default.GetTypeInfo(property.PropertyType)!;
}
