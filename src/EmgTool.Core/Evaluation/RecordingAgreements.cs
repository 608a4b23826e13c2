namespace EmgTool.Core.Evaluation;

/// <summary>How the results of some settings agree on one recording, each with each.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Channels">Names of the channels that were analyzed.</param>
/// <param name="Pairs">For each pair of settings, in the order of <see cref="PairsOf"/>, the agreement on each channel.</param>
public sealed record RecordingAgreements(string Recording, IReadOnlyList<string> Channels, IReadOnlyList<IReadOnlyList<Agreement>> Pairs)
{
    /// <summary>All pairs of so many settings.</summary>
    public static IEnumerable<(int First, int Second)> PairsOf(int variants) =>
        Enumerable.Range(0, variants).SelectMany(first => Enumerable.Range(first + 1, variants - first - 1).Select(second => (first, second)));

    /// <summary>The table of all agreements: of everything, then by channel, by recording, and by channel of a recording; within each part the pairs in their order.</summary>
    /// <param name="variants">Names of the settings.</param>
    /// <param name="recordings">The recordings.</param>
    public static IReadOnlyList<AgreementRow> Table(IReadOnlyList<string> variants, IReadOnlyList<RecordingAgreements> recordings)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(recordings);
        (int First, int Second)[] pairs = [.. PairsOf(variants.Count)];
        ComparedPart[] parts =
        [
            ComparedPart.All,
            .. recordings.SelectMany(recording => recording.Channels).Distinct(StringComparer.Ordinal).Select(channel => new ComparedPart(Channel: channel)),
            .. recordings.Select(recording => new ComparedPart(recording.Recording)),
            .. recordings.SelectMany(recording => recording.Channels.Select(channel => new ComparedPart(recording.Recording, channel))),
        ];
        return
        [
            .. parts.SelectMany(part => pairs.Select((pair, index) => new AgreementRow(
                part,
                variants[pair.First],
                variants[pair.Second],
                Agreement.Pool([.. recordings.SelectMany(recording => recording.Of(index, part))])))),
        ];
    }

    private IEnumerable<Agreement> Of(int pair, ComparedPart part) =>
        part.Recording is not null && !string.Equals(part.Recording, Recording, StringComparison.Ordinal)
            ? []
            : Pairs[pair].Where((_, channel) => part.Channel is null || string.Equals(part.Channel, Channels[channel], StringComparison.Ordinal));
}
