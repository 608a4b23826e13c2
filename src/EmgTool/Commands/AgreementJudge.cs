using EmgTool.Core;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Compares the results under all settings with each other.</summary>
/// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
/// <param name="variants">The settings.</param>
internal sealed class AgreementJudge(double toleranceSeconds, IReadOnlyList<Variant> variants) : IJudge<AgreedRecording>
{
    private readonly bool[] _silences = [.. variants.Select(variant => DetectorCatalog.Get(variant.Settings.Detector.Name).FindsSilences)];

    /// <inheritdoc/>
    public bool NeedsLabels => false;

    /// <inheritdoc/>
    public AgreedRecording Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<VariantResult> results)
    {
        // Only what is compared is kept of each result.
        var all = new List<(TimedEvent[] Bursts, TimedEvent[] Silences, double Seconds)?>[variants.Count];
        foreach (var (variant, result) in results)
        {
            all[variant] = [.. result.Channels.Select(Compared)];
        }

        var distinct = ChannelNames.Distinct(recording.Channels);
        string[] names = [.. channels.Select(channel => distinct[channel.Index])];
        var pairs = new List<IReadOnlyList<Agreement>>();
        var differences = new List<EventDifference>();
        foreach (var (first, second) in RecordingAgreements.PairsOf(variants.Count))
        {
            var ofPair = new List<Agreement>();
            for (var i = 0; i < names.Length; i++)
            {
                if (all[first][i] is not var (bursts, silences, seconds) || all[second][i] is not var (otherBursts, otherSilences, otherSeconds))
                {
                    ofPair.Add(Agreement.Unknown);
                    continue;
                }

                // A method that does not look for silences says nothing about them.
                var both = _silences[first] && _silences[second];
                var (agreement, stretches) = Agreement.Of([.. bursts, .. both ? silences : []], [.. otherBursts, .. both ? otherSilences : []], toleranceSeconds, Math.Min(seconds, otherSeconds));
                ofPair.Add(agreement);
                differences.AddRange(stretches.Select(stretch =>
                    new EventDifference(recording.Name, names[i], stretch.StartSeconds, stretch.Seconds, variants[first].Name, variants[second].Name, stretch.InFirst, Label: "")));
            }

            pairs.Add(ofPair);
        }

        return new(new(recording.Name, names, pairs), differences);
    }

    /// <summary>What is compared of a channel; null where the settings do not fit it, which says nothing about what is on it.</summary>
    private static (TimedEvent[] Bursts, TimedEvent[] Silences, double Seconds)? Compared(ChannelResult channel) =>
        channel.Misfit is not null ? null : (TimedEvent.Of(channel.Bursts), TimedEvent.Of(channel.Silences), channel.SecondsAnalyzed);
}
