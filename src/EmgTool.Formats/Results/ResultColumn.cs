namespace EmgTool.Formats.Results;

/// <summary>One column of a result table: the only place where its name, unit and meaning are written.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Name">Name in the header line and key in JSON.</param>
/// <param name="Unit">Unit of the values, or empty.</param>
/// <param name="Description">What it says, in half a line.</param>
/// <param name="Value">Takes the value from a row.</param>
public sealed record ResultColumn<TRow>(string Name, string Unit, string Description, Func<TRow, ResultValue> Value);
