using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>Settings as the tree of a settings file.</summary>
internal static class SettingsTree
{
    /// <summary>What the whole consists of.</summary>
    public static JsonTypeInfo Root => ResultJson.Default.AnalysisSettings;

    /// <summary>The type of a member.</summary>
    public static JsonTypeInfo TypeOf(JsonPropertyInfo member) => ResultJson.Default.GetTypeInfo(member.PropertyType)!;

    /// <summary>The member of a group with a name, or null.</summary>
    public static JsonPropertyInfo? Member(JsonTypeInfo group, string name) =>
        group.Properties.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal));

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

    private static IEnumerable<(string Path, JsonValue Value)> Leaves(JsonObject tree, string prefix) => tree.SelectMany(member =>
        member.Value is JsonObject group ? Leaves(group, prefix + member.Key + ".") : [(prefix + member.Key, member.Value!.AsValue())]);

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
