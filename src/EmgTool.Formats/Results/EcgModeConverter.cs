using EmgTool.Core.Detection;

namespace EmgTool.Formats.Results;

/// <summary>Modes of what is done about the heart in JSON.</summary>
internal sealed class EcgModeConverter() : NamedValueConverter<EcgMode>(EcgModeNames.All);
