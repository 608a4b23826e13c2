using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmgTool.Core.Detection.Published;

namespace EmgTool.Commands;

/// <summary>JSON of <c>detectors</c>: source-generated, snake_case, one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DetectionMethod))]
internal sealed partial class DetectorJson : JsonSerializerContext
{
    private static DetectorJson? _readable;

    /// <summary>With names readable: the text is not put into HTML.</summary>
    public static DetectorJson Readable => _readable ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
