using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Core.Detection.Published;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>Settings as the tree of a settings file.</summary>
internal static class SettingsTree
{
    /// <summary>What the whole consists of.</summary>
    public static JsonTypeInfo Root => ResultJson.Default.AnalysisSettings;

    /// <summary>Whether a type is a group of settings.</summary>
    public static bool IsGroup(JsonTypeInfo type) => type.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary;

    /// <summary>The names of a group's members. The one group without members of its own holds the parameters of detectors: those of all of them, as the choice is another setting.</summary>
    public static IReadOnlyList<string> Members(JsonTypeInfo group) =>
        group.Kind == JsonTypeInfoKind.Dictionary ? DetectorCatalog.ParameterNames : [.. group.Properties.Select(member => member.Name)];

    /// <summary>The type of a group's member, or null where it has none of this name.</summary>
    public static JsonTypeInfo? Member(JsonTypeInfo group, string name) =>
        !Members(group).Contains(name, StringComparer.Ordinal) ? null
        : ResultJson.Default.GetTypeInfo(group.Kind == JsonTypeInfoKind.Dictionary ? typeof(double) : group.Properties.First(member => string.Equals(member.Name, name, StringComparison.Ordinal)).PropertyType);

    /// <summary>The names that a setting may have for its value, or null where it is a number. The only text among settings is the name of a detector.</summary>
    public static IReadOnlyList<string>? NamesOf(JsonTypeInfo type) =>
        type.Converter is INamedConverter named ? named.Names : type.Type == typeof(string) ? DetectorCatalog.Names : null;

    /// <summary>The tree of settings.</summary>
    public static JsonObject Write(AnalysisSettings settings) => JsonSerializer.SerializeToNode(settings, ResultJson.Default.AnalysisSettings)!.AsObject();

    /// <summary>The settings of a tree that holds all of them: source-generated code sets what is left out to zero rather than to its default.</summary>
    public static AnalysisSettings Read(JsonObject tree) => tree.Deserialize(ResultJson.Default.AnalysisSettings)!;

    /// <summary>Settings with those that are given laid over them.</summary>
    public static AnalysisSettings Over(AnalysisSettings below, JsonObject given)
    {
        var tree = Write(below);
        Lay(tree, given);
        return Read(tree);
    }

    /// <summary>The values of settings by their paths.</summary>
    public static Dictionary<string, JsonValue> Values(AnalysisSettings settings) =>
        Leaves(Write(settings), "").ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);

    /// <summary>The tree of those settings that differ from the preset that they start from; laid over the defaults it gives all of them.</summary>
    public static JsonObject Changes(AnalysisSettings settings)
    {
        var changes = Without(Write(settings), Write(Presets.Of(settings.Preset).Settings));
        if (settings.Preset != default)
        {
            changes.Insert(0, "preset", Write(settings)["preset"]!.DeepClone());
        }

        return changes;
    }

    /// <summary>The value of a setting as text; empty where the settings have none of that path, as methods have parameters of their own.</summary>
    public static string TextOf(AnalysisSettings settings, string path) => Values(settings.Complete()).TryGetValue(path, out var value) ? value.ToString() : "";

    /// <summary>Paths and values of a tree, in its order.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Leaves(JsonObject tree, string prefix = "") => tree.SelectMany(member =>
        member.Value is JsonObject group ? Leaves(group, prefix + member.Key + ".") : [(prefix + member.Key, member.Value!.AsValue())]);

    private static JsonObject Without(JsonObject tree, JsonObject same)
    {
        var rest = new JsonObject();
        foreach (var (key, value) in tree)
        {
            if (value is JsonObject inner && same[key] is JsonObject other)
            {
                if (Without(inner, other) is { Count: > 0 } group)
                {
                    rest[key] = group;
                }
            }
            else if (!JsonNode.DeepEquals(value, same[key]))
            {
                rest[key] = value?.DeepClone();
            }
        }

        return rest;
    }

    private static void Lay(JsonObject target, JsonObject given)
    {
        foreach (var (key, value) in given)
        {
            if (value is JsonObject inner && target[key] is JsonObject below)
            {
                Lay(below, inner);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }
    }
}
