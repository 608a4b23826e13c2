using System.Globalization;
using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>What a detector did wrong, with what lies around it.</summary>
internal sealed class Mistakes
{
    private readonly List<(MistakeKind Kind, string Text)> _all = [];

    public IEnumerable<string> Texts => _all.Select(item => item.Text);

    public int Count(MistakeKind kind) => _all.Count(item => item.Kind == kind);

    /// <param name="recording">The recording.</param>
    /// <param name="channel">Index of a channel.</param>
    /// <param name="known">Its known events.</param>
    /// <param name="found">Its found events.</param>
    /// <param name="pairs">How they were paired.</param>
    public void Add(KnownRecording recording, int channel, List<KnownEvent> known, List<TimedEvent> found, List<PairedEvent> pairs)
    {
        var pairedKnown = pairs.Select(pair => pair.Known).ToHashSet();
        var pairedFound = pairs.Select(pair => pair.Found).ToHashSet();
        var place = string.Create(CultureInfo.InvariantCulture, $"{recording.Condition.Name}, seed {recording.Seed}, {recording.Hertz} Hz");
        foreach (var item in known.Where(item => !pairedKnown.Contains(item)))
        {
            List<TimedEvent> there = [.. found.Where(other => Overlap(item, other))];
            var kind = there.Count == 0 ? MistakeKind.Missed : there.TrueForAll(pairedFound.Contains) ? MistakeKind.Merged : MistakeKind.EdgeOff;
            _all.Add((kind, $"{place}: {kind} {Text(item)}; found {string.Join(' ', there.Select(Text))}; known around {Around(known, item)}"));
        }

        foreach (var item in found.Where(item => !pairedFound.Contains(item)))
        {
            List<KnownEvent> there = [.. known.Where(other => Overlap(other, item))];
            var kind = there.Count == 0 ? MistakeKind.False : there.TrueForAll(pairedKnown.Contains) ? MistakeKind.Split : MistakeKind.EdgeOff;
            var before = known.LastOrDefault(other => other.Offset <= item.OnsetSeconds);
            var behind = known.FirstOrDefault(other => other.Onset >= item.OffsetSeconds);
            _all.Add((kind, $"{place}: {kind} found on channel {channel + 1} {Text(item)}; known there {string.Join(' ', there.Select(Text))}; before {Text(before)}; behind {Text(behind)}"));
        }
    }

    private static bool Overlap(KnownEvent known, TimedEvent found) => known.Onset < found.OffsetSeconds && found.OnsetSeconds < known.Offset;

    private static string Around(List<KnownEvent> known, KnownEvent item)
    {
        var index = known.IndexOf(item);
        return $"{(index > 0 ? Text(known[index - 1]) : "-")} {(index + 1 < known.Count ? Text(known[index + 1]) : "-")}";
    }

    private static string Text(KnownEvent item) => item == default ? "-" : string.Create(
        CultureInfo.InvariantCulture, $"[{item.Class} channel {item.Channel + 1} {item.Onset:0.0000}-{item.Offset:0.0000} {item.Shape} SNR {item.Snr:0.0}]");

    private static string Text(TimedEvent item) => string.Create(CultureInfo.InvariantCulture, $"({item.OnsetSeconds:0.0000}-{item.OffsetSeconds:0.0000} {item.Label})");
}
