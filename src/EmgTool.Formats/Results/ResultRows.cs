using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>The rows of each table, channel by channel in file order.</summary>
public static class ResultRows
{
    /// <summary>The bursts of a recording.</summary>
    public static IEnumerable<BurstRow> Bursts(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        return result.Channels.SelectMany(channel => channel.Bursts, (channel, burst) => new BurstRow(result.Recording, names[channel.Channel.Index], channel, burst));
    }

    /// <summary>The trains of a recording.</summary>
    public static IEnumerable<TrainRow> Trains(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        return result.Channels.SelectMany(channel => channel.Trains, (channel, train) => new TrainRow(result.Recording, names[channel.Channel.Index], channel, train));
    }

    /// <summary>The annotations of a recording, by onset.</summary>
    public static IEnumerable<AnnotationRow> Annotations(AnalysisResult result) =>
        result.Recording.Annotations.Select(annotation => new AnnotationRow(result.Recording, annotation));

    /// <summary>The summary of a recording.</summary>
    public static IEnumerable<SummaryRow> Summaries(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        return result.Channels.Select(channel => new SummaryRow(result.Recording, names[channel.Channel.Index], channel));
    }
}
