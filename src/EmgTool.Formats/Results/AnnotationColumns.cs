namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of annotations.</summary>
public static class AnnotationColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<AnnotationRow>> All { get; } =
    [
        new("recording", "", "name of the recording as given on the command line", row => ResultValue.Of(row.Recording.Name)),
        new("onset", "s", "from the start of the recording", row => ResultValue.OfSeconds((double)row.Annotation.OnsetSeconds)),
        new("duration", "s", "empty where the file gives none", row => ResultValue.OfSeconds((double?)row.Annotation.DurationSeconds ?? double.NaN)),
        new("channel", "", "channel that it belongs to; empty for all", row => ResultValue.Of(row.Annotation.Channel ?? "")),
        new("annotation", "", "text of the file, or value of a trigger", row => ResultValue.Of(row.Annotation.Text)),
    ];
}
