using EmgTool.Core.Filtering;

namespace EmgTool.Formats.Results;

/// <summary>Filter directions in JSON.</summary>
internal sealed class FilterPhaseConverter() : NamedValueConverter<FilterPhase>(FilterPhaseNames.All);
