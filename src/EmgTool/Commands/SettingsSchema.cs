using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>The JSON Schema (draft 2020-12) of a settings file, from the types that it is read into and the table that they are checked by.</summary>
internal static class SettingsSchema
{
    /// <summary>The schema.</summary>
    public static string Text()
    {
        var schema = Group(SettingsTree.Root, "", SettingsTree.Values(new()));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Settings of emgtool");
        schema["description"] = "What emgtool --settings takes, comments and trailing commas aside. What is left out has the value of the preset.";
        schema["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string", ["description"] = "Where editors find this schema." });
        return schema.ToJsonString(ResultJson.Indented.Options);
    }

    private static JsonObject Group(JsonTypeInfo type, string prefix, Dictionary<string, JsonValue> defaults)
    {
        var members = new JsonObject();
        foreach (var name in SettingsTree.Members(type))
        {
            var path = prefix + name;
            var inner = SettingsTree.Member(type, name)!;
            members[name] = SettingsTree.IsGroup(inner) ? Group(inner, path + ".", defaults) : Leaf(inner, path, defaults);
        }

        return new()
        {
            ["description"] = AnalysisSettings.Table.FindGroup(prefix.TrimEnd('.'))?.Meaning,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = members,
        };
    }

    private static JsonObject Leaf(JsonTypeInfo type, string path, Dictionary<string, JsonValue> defaults)
    {
        var setting = AnalysisSettings.Table.Find(path)!;
        var leaf = new JsonObject { ["description"] = $"{SettingText.Of(setting, type)} Default: {setting.Reason}." };
        if (SettingsTree.NamesOf(type) is { } names)
        {
            leaf["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }
        else
        {
            leaf["type"] = type.Type == typeof(bool) ? "boolean" : type.Type == typeof(int) ? "integer" : "number";
        }

        if (setting.Range is { } range)
        {
            leaf[range.LeastExcluded ? "exclusiveMinimum" : "minimum"] = range.Least;
            leaf["maximum"] = range.Most;
            if (range.MultipleOf != 0)
            {
                leaf["multipleOf"] = range.MultipleOf;
            }
        }

        // A parameter of detectors has a default for each.
        if (defaults.TryGetValue(path, out var value))
        {
            leaf["default"] = value.DeepClone();
        }

        return leaf;
    }
}
