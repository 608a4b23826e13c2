using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>Settings from a JSON file: comments and trailing commas allowed, unknown keys refused.</summary>
internal static class SettingsFile
{
    private static readonly SearchValues<string> Additions = SearchValues.Create([" Path:", " LineNumber:"], StringComparison.Ordinal);

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads settings, or those of a run record (<c>events.run.json</c>).</summary>
    /// <exception cref="SettingsException">The file cannot be read, is not JSON, or holds a key or value that no setting takes.</exception>
    public static AnalysisSettings Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"--settings: {path}: {IoErrors.Describe(error)}");
        }

        try
        {
            var given = IsRunRecord(text)
                ? JsonNode.Parse(text, documentOptions: Lenient)!["settings"]
                : Checked(path, text);

            // Source-generated code sets what a file leaves out to zero rather than to its default, so the file is laid over the defaults.
            var all = JsonSerializer.SerializeToNode(new AnalysisSettings(), ResultJson.Default.AnalysisSettings)!;
            Overlay(all.AsObject(), given!.AsObject());
            return all.Deserialize(ResultJson.Default.AnalysisSettings)!;
        }
        catch (JsonException error)
        {
            throw Explained(path, error);
        }
    }

    // Deserializing the text itself is what tells the line of an error.
    private static JsonNode? Checked(string path, string text)
    {
        _ = JsonSerializer.Deserialize(text, ResultJson.Default.AnalysisSettings)
            ?? throw new SettingsException($"--settings: {path}:1: 'null' holds no settings");
        return JsonNode.Parse(text, documentOptions: Lenient);
    }

    private static void Overlay(JsonObject target, JsonObject given)
    {
        foreach (var (key, value) in given)
        {
            if (value is JsonObject inner && target[key] is JsonObject below)
            {
                Overlay(below, inner);
            }
            else
            {
                target[key] = value?.DeepClone();
            }
        }
    }

    private static bool IsRunRecord(string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out _)
            && document.RootElement.TryGetProperty("settings", out _);
    }

    private static SettingsException Explained(string path, JsonException error)
    {
        var place = $"--settings: {path}:{error.LineNumber + 1}";
        var keys = (error.Path ?? "$").Split('.')[1..];
        if (keys.Length > 0 && TypeAt(keys[..^1]) is { Kind: JsonTypeInfoKind.Object } owner)
        {
            var names = owner.Properties.Select(property => property.Name).ToList();
            if (!names.Contains(keys[^1], StringComparer.Ordinal))
            {
                return new($"{place}: there is no setting '{string.Join('.', keys)}'", Nearest.Hint(keys[^1], names) ?? $"settings here: {string.Join(", ", names)}");
            }
        }

        return new($"{place}: {WithoutPath(error.Message)}", keys.Length > 0 ? $"look at '{string.Join('.', keys)}'" : null);
    }

    private static JsonTypeInfo? TypeAt(IEnumerable<string> keys)
    {
        JsonTypeInfo? type = ResultJson.Default.AnalysisSettings;
        foreach (var key in keys)
        {
            var property = type.Properties.FirstOrDefault(property => string.Equals(property.Name, key, StringComparison.Ordinal));
            type = property is null ? null : ResultJson.Default.GetTypeInfo(property.PropertyType);
            if (type is null)
            {
                return null;
            }
        }

        return type;
    }

    /// <summary>A message of the JSON library without the path and the line counted from 0 that it appends; ours count from 1 and stand in front.</summary>
    internal static string WithoutPath(string message)
    {
        var end = message.AsSpan().IndexOfAny(Additions);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
