using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>JSON of settings and provenance: source-generated, snake_case, unknown keys refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    NewLine = "\n",
    WriteIndented = true,
    Converters = [typeof(MainsModeConverter), typeof(FilterPhaseConverter), typeof(PresetConverter), typeof(EcgModeConverter)])]
[JsonSerializable(typeof(AnalysisSettings))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RecordingRecord))]
[JsonSerializable(typeof(FailureRecord))]
[JsonSerializable(typeof(ComparisonRecord))]
[JsonSerializable(typeof(SweepRecord))]
public sealed partial class ResultJson : JsonSerializerContext
{
    // Made on first use: the generated Default is not there yet while the static fields are.
    private static ResultJson? _indented;
    private static ResultJson? _oneLine;

    /// <summary>Indented, for files that people read. Names and units stay readable: the text is not put into HTML.</summary>
    public static ResultJson Indented => _indented ??= new(With(indented: true));

    /// <summary>On one line, for JSON Lines.</summary>
    public static ResultJson OneLine => _oneLine ??= new(With(indented: false));

    private static JsonSerializerOptions With(bool indented) => new(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}
