using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>The rows of each table, channel by channel in file order.</summary>
/// <remarks>In loops: sequences of values such as these rows cannot be compiled ahead of time in the library that makes queries of them.</remarks>
public static class ResultRows
{
    /// <summary>The bursts and silences of a recording.</summary>
    public static IEnumerable<BurstRow> Bursts(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        foreach (var channel in result.Channels)
        {
            foreach (var burst in Merged(channel.Bursts, channel.Silences))
            {
                yield return new(result.Recording, names[channel.Channel.Index], channel, burst);
            }
        }
    }

    private static IEnumerable<LabeledBurst> Merged(IReadOnlyList<LabeledBurst> bursts, IReadOnlyList<LabeledBurst> silences)
    {
        var next = 0;
        foreach (var burst in bursts)
        {
            for (; next < silences.Count && IsBefore(silences[next].Measured.Burst, burst.Measured.Burst); next++)
            {
                yield return silences[next];
            }

            yield return burst;
        }

        for (; next < silences.Count; next++)
        {
            yield return silences[next];
        }
    }

    private static bool IsBefore(Burst silence, Burst burst) => silence.Segment < burst.Segment || (silence.Segment == burst.Segment && silence.OnsetSample < burst.OnsetSample);

    /// <summary>The trains of a recording.</summary>
    public static IEnumerable<TrainRow> Trains(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        foreach (var channel in result.Channels)
        {
            foreach (var train in channel.Trains)
            {
                yield return new(result.Recording, names[channel.Channel.Index], channel, train);
            }
        }
    }

    /// <summary>What of a recording is no part of the bursts.</summary>
    public static IEnumerable<ArtefactRow> Artefacts(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        foreach (var channel in result.Channels)
        {
            foreach (var artefact in channel.Artefacts)
            {
                yield return new(result.Recording, names[channel.Channel.Index], channel, artefact);
            }
        }
    }

    /// <summary>The annotations of a recording, by onset.</summary>
    public static IEnumerable<AnnotationRow> Annotations(AnalysisResult result)
    {
        foreach (var annotation in result.Recording.Annotations)
        {
            yield return new(result.Recording, annotation);
        }
    }

    /// <summary>The summary of a recording.</summary>
    public static IEnumerable<SummaryRow> Summaries(AnalysisResult result)
    {
        var names = ChannelNames.Distinct(result.Recording.Channels);
        foreach (var channel in result.Channels)
        {
            yield return new(result.Recording, names[channel.Channel.Index], channel);
        }
    }
}
