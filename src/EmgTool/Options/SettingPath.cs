using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>One setting by its path, such as <c>detection.unit.threshold</c>: the keys of a settings file, joined by points.</summary>
internal static class SettingPath
{
    /// <summary>The setting that others start from; by itself it would change nothing.</summary>
    private const string Preset = "preset";

    /// <summary>The paths of all settings, in the order of a settings file.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below("", SettingsTree.Root)];

    /// <summary>Separates PATH=VALUE.</summary>
    /// <exception cref="SettingsException">There is no path, or no equals sign behind it.</exception>
    public static (string Path, string Value) Split(string assignment)
    {
        var sign = assignment.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? (assignment[..sign].Trim(), assignment[(sign + 1)..].Trim())
            : throw new SettingsException($"'{assignment}' sets nothing", "write PATH=VALUE, such as detection.merge_seconds=0.02");
    }

    /// <summary>The settings with one of them changed. Settings that hold only together are left to <see cref="AnalysisSettings.Validate"/>.</summary>
    /// <param name="settings">The settings before.</param>
    /// <param name="path">The path.</param>
    /// <param name="text">The value as a user writes it, alike in every culture.</param>
    /// <exception cref="SettingsException">There is no such setting, or it does not take the value.</exception>
    public static AnalysisSettings Apply(AnalysisSettings settings, string path, string text)
    {
        var type = TypeAt(path);
        var keys = path.Split('.');
        var value = new JsonObject { [keys[^1]] = Value(type, path, text) };
        return SettingsTree.Over(settings, keys[..^1].Reverse().Aggregate(value, (inner, key) => new JsonObject { [key] = inner }));
    }

    /// <summary>What a setting takes, in words.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="path">Its path.</param>
    public static string Needed(JsonTypeInfo type, string path) => type switch
    {
        _ when SettingsTree.NamesOf(type) is { } names => $"one of {string.Join(", ", names.Select(name => "\"" + name + "\""))}",
        _ when SettingsTree.IsGroup(type) => $"a group with {string.Join(", ", SettingsTree.Members(type))}",
        _ when type.Type == typeof(int) => "a whole number",
        _ when type.Type == typeof(bool) => "true or false",
        _ => AnalysisSettings.Table.Find(path)?.Unit switch
        {
            "s" => "a number of seconds",
            "Hz" => "a number of hertz",
            "µV" => "a number of microvolts",
            _ => "a number",
        },
    };

    /// <summary>Where a name that is unknown in its place would be right, as a hint, or null.</summary>
    public static string? Elsewhere(string name)
    {
        var nearest = Nearest.To(name, All.Select(NameOf));
        return nearest is null ? null : $"did you mean {string.Join(" or ", All.Where(known => string.Equals(NameOf(known), nearest, StringComparison.Ordinal)))}?";
    }

    private static JsonValue? Value(JsonTypeInfo type, string path, string text)
    {
        if (type.Type == typeof(double))
        {
            return NumberText.Read(text, "", double.MinValue, double.MaxValue, out var number) is { } problem
                ? throw new SettingsException($"{path}: {problem}; {Needed(type, path)} is needed")
                : JsonValue.Create(number);
        }

        if (type.Type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? JsonValue.Create(whole)
                : throw new SettingsException($"{path}: '{text}' is not a whole number");
        }

        if (type.Type == typeof(bool))
        {
            return text is "true" or "false"
                ? JsonValue.Create(text is "true")
                : throw new SettingsException($"{path}: '{text}' is neither true nor false");
        }

        return SettingsTree.NamesOf(type) is not { } names || names.Contains(text, StringComparer.Ordinal)
            ? JsonValue.Create(text)
            : throw new SettingsException($"{path}: '{text}' is none of {string.Join(", ", names)}", Nearest.Hint(text, names));
    }

    private static JsonTypeInfo TypeAt(string path)
    {
        var type = SettingsTree.Root;
        foreach (var key in path.Split('.'))
        {
            type = SettingsTree.Member(type, key)
                ?? throw new SettingsException($"there is no setting '{path}'", Meant(path) ?? "'emgtool settings show' lists all of them");
        }

        return SettingsTree.IsGroup(type) ? throw new SettingsException($"'{path}' is a group of settings", $"set one of {string.Join(", ", Below(path + ".", type))}")
            : string.Equals(path, Preset, StringComparison.Ordinal) ? throw new SettingsException("a preset is what the settings start from and not one of them", "use --preset NAME")
            : type;
    }

    // A name without its group may be right in several groups.
    private static string? Meant(string path) => All.Any(known => string.Equals(NameOf(known), path, StringComparison.Ordinal))
        ? Elsewhere(path)
        : Nearest.Hint(path, All) ?? Elsewhere(NameOf(path));

    private static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Below(string prefix, JsonTypeInfo type) => SettingsTree.Members(type).SelectMany(name =>
        SettingsTree.Member(type, name) is { } member && SettingsTree.IsGroup(member) ? Below(prefix + name + ".", member) : [prefix + name]);
}
