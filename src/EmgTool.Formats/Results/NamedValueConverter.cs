using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmgTool.Formats.Results;

/// <summary>Reads and writes an enumeration by the names that the options use as well.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="names">Each name with its value.</param>
internal abstract class NamedValueConverter<T>(NamedValues<T> names) : JsonConverter<T>, INamedConverter
    where T : struct, Enum
{
    public IReadOnlyList<string> Names => names.Names;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var found = reader.TokenType == JsonTokenType.String ? "\"" + reader.GetString() + "\"" : reader.TokenType.ToString();
        return reader.TokenType == JsonTokenType.String && names.Find(reader.GetString()!) is { } value
            ? value
            : throw new JsonException($"{found} is none of {string.Join(", ", names.Names.Select(name => "\"" + name + "\""))}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(names.NameOf(value));
}
