namespace EmgTool.Formats;

/// <summary>What is done about missing values (NaN, empty cells) of a text recording.</summary>
public enum MissingPolicy
{
    /// <summary>They end a segment; nothing is computed across them.</summary>
    Segment,

    /// <summary>The recording is refused.</summary>
    Error,

    /// <summary>Short runs of them are filled by straight lines; longer ones end a segment.</summary>
    Interpolate,
}
