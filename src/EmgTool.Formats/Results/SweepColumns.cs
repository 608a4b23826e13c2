namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of a sweep.</summary>
public static class SweepColumns
{
    /// <summary>All columns in their order.</summary>
    /// <param name="paths">The settings that were varied: a column each.</param>
    public static IReadOnlyList<ResultColumn<SweepRow>> For(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return
        [
            new("rank", "", "place by F1, from 1", row => ResultValue.Of(row.Rank)),
            new("settings", "", "name of the settings", row => ResultValue.Of(row.Settings)),
            .. paths.Select((path, index) => new ResultColumn<SweepRow>(path, "", "value of this setting", row => ResultValue.Of(row.Values[index]))),
            new("seconds", "s", "signal that was analyzed, summed over channels", row => ResultValue.Of(row.Score.Seconds)),
            new("reference", "", "events of the reference", row => Count(row, row.Score.Reference)),
            new("found", "", "events found", row => Count(row, row.Score.Found)),
            new("matched", "", "events of the reference that were found", row => Count(row, row.Score.Matched)),
            new("precision", "", "matched / found", row => ResultValue.Of(row.Score.Precision)),
            new("recall", "", "matched / reference", row => ResultValue.Of(row.Score.Recall)),
            new("f1", "", "2 matched / (reference + found)", row => ResultValue.Of(row.Score.F1)),
            new("f1_low", "", "lower end of its confidence interval", row => ResultValue.Of(row.F1.Low)),
            new("f1_high", "", "upper end", row => ResultValue.Of(row.F1.High)),
            new("false_per_minute", "", "(found - matched) / minutes analyzed", row => ResultValue.Of(row.Score.FalsePerMinute)),
            new("front", "", "1 where none has both higher precision and recall", row => ResultValue.Of(row.OnFront ? 1 : 0)),
        ];
    }

    private static ResultValue Count(SweepRow row, int count) => row.Score.Seconds > 0 ? ResultValue.Of(count) : ResultValue.Missing;
}
