namespace EmgTool.Formats.Results;

/// <summary>Reads and writes values by names.</summary>
public interface INamedConverter
{
    /// <summary>The names in their order.</summary>
    IReadOnlyList<string> Names { get; }
}
