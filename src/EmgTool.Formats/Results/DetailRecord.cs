namespace EmgTool.Formats.Results;

/// <summary>A header field or an inferred property of a recording.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record DetailRecord(string Name, string Value);
