namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of artefacts.</summary>
public static class ArtefactColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<ArtefactRow>> All { get; } =
    [
        new("recording", "", "name of the recording as given on the command line", row => ResultValue.Of(row.Recording.Name)),
        new("channel", "", "name of the channel", row => ResultValue.Of(row.Name)),
        new("onset", "s", "start, from the start of the recording", row => ResultValue.OfSeconds(row.Artefact.OnsetSeconds)),
        new("duration", "s", "how long it lasts", row => ResultValue.OfSeconds(row.Artefact.DurationSeconds)),
        new("reason", "", "why it is no part of the bursts", row => ResultValue.Of(row.Artefact.Reason)),
        new("channel_number", "", "position of the channel in the file, from 1", row => ResultValue.Of(row.Channel.Channel.Index + 1)),
        new("segment", "", "stretch without a gap, from 1; the one before missing samples", row => ResultValue.Of(row.Artefact.Segment + 1)),
        new("onset_sample", "", "first sample, from 0", row => ResultValue.Of(row.Artefact.OnsetSample)),
        new("offset_sample", "", "sample behind the last one", row => ResultValue.Of(row.Artefact.OffsetSample)),
    ];
}
