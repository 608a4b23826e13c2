using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmgTool.Commands;

/// <summary>JSON of <c>info</c>: source-generated, snake_case, one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InfoRecord))]
internal sealed partial class InfoJson : JsonSerializerContext
{
    private static InfoJson? _readable;

    /// <summary>With names and units readable: the text is not put into HTML.</summary>
    public static InfoJson Readable => _readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
