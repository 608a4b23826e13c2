namespace EmgTool.Core.Evaluation;

/// <summary>The scores of one recording under some settings.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Variants">For each of the settings the scores of the channels that were analyzed.</param>
public sealed record RecordingScores(string Recording, IReadOnlyList<IReadOnlyList<ChannelScore>> Variants)
{
    /// <summary>The table of all scores: of everything, then by label, by channel, by recording, and by channel of a recording; within each part the settings in their order.</summary>
    /// <param name="variants">Names of the settings.</param>
    /// <param name="recordings">The recordings.</param>
    public static IReadOnlyList<ScoreRow> Table(IReadOnlyList<string> variants, IReadOnlyList<RecordingScores> recordings)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(recordings);
        var bootstrap = new Bootstrap(recordings.Count);
        var rows = new List<ScoreRow>();
        foreach (var part in Parts(recordings))
        {
            var among = part.Recording is null ? recordings : [.. recordings.Where(recording => string.Equals(recording.Recording, part.Recording, StringComparison.Ordinal))];
            for (var variant = 0; variant < variants.Count; variant++)
            {
                EventScore[] scores = [.. among.Select(recording => recording.Of(variant, part))];
                rows.Add(new(part, variants[variant], EventScore.Pool(scores), part.Recording is null ? ScoreIntervals.Of(scores, bootstrap) : null));
            }
        }

        return rows;
    }

    /// <summary>The score of all that was analyzed under some settings.</summary>
    /// <param name="variant">Number of the settings, from 0.</param>
    public EventScore Of(int variant) => Of(variant, ComparedPart.All);

    private EventScore Of(int variant, ComparedPart part)
    {
        var channels = Variants[variant].Where(channel => part.Channel is null || string.Equals(channel.Channel, part.Channel, StringComparison.Ordinal));
        return EventScore.Pool(part.Label is null
            ? channels.Select(channel => channel.All)
            : channels.Select(channel => channel.ByLabel.TryGetValue(part.Label, out var score) ? score : EventScore.Nothing(channel.All.Seconds)));
    }

    private static IEnumerable<ComparedPart> Parts(IReadOnlyList<RecordingScores> recordings)
    {
        var channels = recordings.SelectMany(recording => recording.Variants).SelectMany(variant => variant).ToList();
        string[] labels = [.. channels.SelectMany(channel => channel.ByLabel.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return
        [
            ComparedPart.All,
            .. labels.Select(label => new ComparedPart(Label: label)),
            .. channels.Select(channel => channel.Channel).Distinct(StringComparer.Ordinal).Select(channel => new ComparedPart(Channel: channel)),
            .. recordings.Select(recording => new ComparedPart(recording.Recording)),
            .. recordings.SelectMany(recording => recording.Variants[0].Select(channel => new ComparedPart(recording.Recording, channel.Channel))),
        ];
    }
}
