using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>Settings from a JSON file: comments and trailing commas allowed, unknown keys refused.</summary>
internal static class SettingsFile
{
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
            if (IsRunRecord(text))
            {
                return JsonSerializer.Deserialize(text, ResultJson.Default.RunRecord)!.Settings;
            }

            return JsonSerializer.Deserialize(text, ResultJson.Default.AnalysisSettings)
                ?? throw new SettingsException($"--settings: {path}: holds no settings");
        }
        catch (JsonException error)
        {
            throw Explained(path, error);
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

    // The library appends the path and a line counted from 0, which contradicts the line counted from 1 in front.
    private static string WithoutPath(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
