using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>The text of a settings file: JSON with comments and trailing commas. Everything that no setting takes is found, not only the first.</summary>
internal sealed class SettingsText
{
    /// <summary>An editor finds the schema of a file by this key.</summary>
    private const string SchemaKey = "$schema";

    /// <summary>What reading puts in place of bytes that are no text.</summary>
    private const char NoCharacter = '\uFFFD';

    private readonly byte[] _text;
    private readonly List<SettingsError> _errors = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Reads a text.</summary>
    public SettingsText(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            _errors.Add(new(1, "the file is empty", "'emgtool settings show' writes a settings file; { } changes no setting"));
            return;
        }

        if (text.IndexOf(NoCharacter, StringComparison.Ordinal) is >= 0 and var place)
        {
            _errors.Add(new(1 + text.AsSpan(0, place).Count('\n'), "there are bytes that are no text", "save the file as text in UTF-8"));
            return;
        }

        var reader = new Utf8JsonReader(_text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Whole(ref reader);
                reader.Read();
            }
            else
            {
                Refuse(ref reader, $"found {Found(ref reader)}, settings within {{ }} are needed");
            }
        }
        catch (JsonException error)
        {
            _errors.Add(new((int)(error.LineNumber ?? 0) + 1, WithoutPlace(error.Message), "JSON with comments is needed; 'emgtool settings show' writes it"));
        }
    }

    /// <summary>The settings that are given.</summary>
    public JsonObject Given { get; } = [];

    /// <summary>Whether the text is the record of a run.</summary>
    public bool IsRunRecord { get; private set; }

    /// <summary>What no setting takes, line by line.</summary>
    public IReadOnlyList<SettingsError> Errors => _errors;

    /// <summary>The line that gives a setting, from 1, or null.</summary>
    public int? LineOf(string path) => _lines.TryGetValue(path, out var line) ? line : null;

    /// <summary>A record of a run holds the settings as one of its members.</summary>
    private void Whole(ref Utf8JsonReader reader)
    {
        var record = reader;
        IsRunRecord = Find(ref record, "settings") && record.TokenType == JsonTokenType.StartObject;
        var schema = reader;
        IsRunRecord &= Find(ref schema, "schema");
        if (!IsRunRecord && HasSeveral(ref reader))
        {
            reader.Skip();
            return;
        }

        if (!IsRunRecord)
        {
            Fill(Given, ref reader, SettingsTree.Root, "");
            return;
        }

        if (schema.TokenType != JsonTokenType.Number || !schema.TryGetInt32(out var version) || version != RunRecord.Layout)
        {
            Refuse(ref schema, $"this record of a run has the layout {Found(ref schema)}; this version of emgtool knows {RunRecord.Layout}", "run the version of emgtool that wrote it");
        }
        else
        {
            Fill(Given, ref record, SettingsTree.Root, "");
        }

        reader.Skip();
    }

    /// <summary>Whether the text is the record of a sweep or of a comparison, which holds the settings of many analyses.</summary>
    private bool HasSeveral(ref Utf8JsonReader reader)
    {
        var schema = reader;
        if (!Find(ref schema, "schema"))
        {
            return false;
        }

        var best = reader;
        if (Find(ref best, "best_settings"))
        {
            Refuse(ref best, "this is the record of a sweep", "use the file of the best settings beside it, best.json beside best.sweep.run.json");
            return true;
        }

        var variants = reader;
        if (Find(ref variants, "variants"))
        {
            Refuse(ref variants, "this is the record of a comparison of several settings", "copy the settings of one of its variants into a file of their own");
            return true;
        }

        return false;
    }

    /// <summary>Moves to the value of a member of the object that starts here. What is no JSON on the way is told by who reads it all.</summary>
    private static bool Find(ref Utf8JsonReader reader, string name)
    {
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(name);
                reader.Read();
                if (found)
                {
                    return true;
                }

                reader.Skip();
            }
        }
        catch (JsonException)
        {
        }

        return false;
    }

    /// <summary>Fills a group as it is read, so that what stands before an error in the text is not lost.</summary>
    private void Fill(JsonObject group, ref Utf8JsonReader reader, JsonTypeInfo type, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var path = prefix + name;
            var member = SettingsTree.Member(type, name);
            if (member is null)
            {
                if (!string.Equals(path, SchemaKey, StringComparison.Ordinal))
                {
                    var names = SettingsTree.Members(type);
                    Refuse(ref reader, $"there is no setting '{path}'", Nearest.Hint(name, names) ?? SettingPath.Elsewhere(name) ?? $"settings here: {string.Join(", ", names)}");
                }
            }
            else if (!_lines.TryAdd(path, Line(ref reader)))
            {
                Refuse(ref reader, $"'{path}' is given a second time, after line {_lines[path]}", "leave one of them");
                member = null;
            }

            reader.Read();
            if (member is null)
            {
                reader.Skip();
            }
            else if (SettingsTree.IsGroup(member) && reader.TokenType == JsonTokenType.StartObject)
            {
                var within = new JsonObject();
                group[name] = within;
                Fill(within, ref reader, member, path + ".");
            }
            else if (Value(ref reader, member, path) is { } value)
            {
                group[name] = value;
            }
        }
    }

    private JsonValue? Value(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        if (type.Type == typeof(double) && reader.TokenType == JsonTokenType.Number && double.IsFinite(reader.GetDouble()))
        {
            return JsonValue.Create(reader.GetDouble());
        }

        if (type.Type == typeof(int) && reader.TokenType == JsonTokenType.Number && reader.GetDouble() is var number && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue)
        {
            // 2.0 is a whole number, as JSON has one kind of number only.
            return JsonValue.Create((int)number);
        }

        if (type.Type == typeof(bool) && reader.TokenType is (JsonTokenType.True or JsonTokenType.False))
        {
            return JsonValue.Create(reader.GetBoolean());
        }

        if (SettingsTree.NamesOf(type) is { } names && reader.TokenType == JsonTokenType.String && names.Contains(reader.GetString()!, StringComparer.Ordinal))
        {
            return JsonValue.Create(reader.GetString());
        }

        Refuse(ref reader, $"{path}: found {Found(ref reader)}, {SettingPath.Needed(type, path)} is needed", Hint(ref reader, type));
        reader.Skip();
        return null;
    }

    private static string? Hint(ref Utf8JsonReader reader, JsonTypeInfo type)
    {
        if (SettingsTree.NamesOf(type) is { } names)
        {
            return reader.TokenType == JsonTokenType.String ? Nearest.Hint(reader.GetString()!, names)
                : names.Contains(Encoding.UTF8.GetString(reader.ValueSpan), StringComparer.Ordinal) ? "write it with quotation marks"
                : null;
        }

        return reader.TokenType == JsonTokenType.String && double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? "write it without quotation marks"
            : null;
    }

    private string Found(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"text '{reader.GetString()}'",
        JsonTokenType.StartObject => "a group of settings",
        JsonTokenType.StartArray => "a list",
        _ => Encoding.UTF8.GetString(_text.AsSpan((int)reader.TokenStartIndex, reader.ValueSpan.Length)),
    };

    private void Refuse(ref Utf8JsonReader reader, string message, string? hint = null) => _errors.Add(new(Line(ref reader), message, hint));

    private int Line(ref Utf8JsonReader reader) => 1 + _text.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');

    // The library appends a line counted from 0, which contradicts the line counted from 1 in front.
    private static string WithoutPlace(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
