using System.Text.Json.Nodes;
using Xunit;

namespace EmgTool.Tests;

/// <summary>Checks JSON by the words of JSON Schema (draft 2020-12) that our schema uses, written after the specification and not after our code.
/// A word that it does not know fails the test.</summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "default"];

    /// <summary>Whether a value is valid.</summary>
    public static bool IsValid(JsonNode? value, JsonObject schema) => schema.All(word => word.Key switch
    {
        "type" => word.Value!.GetValue<string>() switch
        {
            "object" => value is JsonObject,
            "string" => value is JsonValue text && text.TryGetValue<string>(out _),
            "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
            "number" => value is JsonValue && Number(value) is not null,
            "integer" => value is JsonValue && Number(value) is { } number && number == Math.Floor(number),
            var other => throw new NotSupportedException(other),
        },
        "enum" => word.Value!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "minimum" => Number(value) is not { } number || number >= Limit(word.Value),
        "exclusiveMinimum" => Number(value) is not { } number || number > Limit(word.Value),
        "maximum" => Number(value) is not { } number || number <= Limit(word.Value),
        "multipleOf" => Number(value) is not { } number || number % Limit(word.Value) == 0,
        "properties" => value is not JsonObject group || word.Value!.AsObject().All(member => !group.ContainsKey(member.Key) || IsValid(group[member.Key], member.Value!.AsObject())),
        "additionalProperties" => !word.Value!.GetValue<bool>() && (value is not JsonObject group || group.All(member => schema["properties"]!.AsObject().ContainsKey(member.Key))),
        _ => Known(word.Key),
    });

    private static bool Known(string word)
    {
        Assert.Contains(word, Annotations);
        return true;
    }

    private static double? Number(JsonNode? value) => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number ? number.GetValue<double>() : null;

    private static double Limit(JsonNode? word) => word!.GetValue<double>();
}
