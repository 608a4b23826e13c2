using EmgTool.Core.Filtering;

namespace EmgTool.Formats.Results;

/// <summary>Mains modes in JSON.</summary>
internal sealed class MainsModeConverter() : NamedValueConverter<MainsMode>(MainsModeNames.All);
