namespace EmgTool.Core.Settings;

/// <summary>A setting as a user meets it: the row of a table that checks, help texts, listings and the JSON Schema are made of.</summary>
/// <typeparam name="T">The settings that it is one of.</typeparam>
/// <param name="Path">Its keys in a settings file, joined by points.</param>
/// <param name="Meaning">What it is, in sentences.</param>
/// <param name="Reason">Why its default is what it is, with the source.</param>
public sealed record Setting<T>(string Path, string Meaning, string Reason)
{
    /// <summary>Its unit; empty for a ratio, a count or a name.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Its value; null where it is no number.</summary>
    public Func<T, double>? Value { get; init; }

    /// <summary>The numbers that it may be; null where it is no number.</summary>
    public SettingRange? Range { get; init; }

    /// <summary>The same setting as one of the settings that hold these.</summary>
    /// <param name="part">These settings among them.</param>
    public Setting<TWhole> Within<TWhole>(Func<TWhole, T> part) => new(Path, Meaning, Reason)
    {
        Unit = Unit,
        Value = Value is { } value ? whole => value(part(whole)) : null,
        Range = Range,
    };
}
