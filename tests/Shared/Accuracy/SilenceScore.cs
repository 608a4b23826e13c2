using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>How the silences found agree with those known, summed over channels.</summary>
internal sealed class SilenceScore
{
    private readonly List<KnownEvent> _known = [];
    private readonly List<PairedEvent> _pairs = [];
    private int _found;
    private double _minutes;

    public IReadOnlyList<PairedEvent> Pairs => _pairs;

    /// <summary>Silences found a minute where none is.</summary>
    public double FalsePerMinute => (_found - _pairs.Count) / _minutes;

    /// <summary>Share of the silences of some duration that were found; not a number when there are none.</summary>
    public double Recall(double fromSeconds, double toSeconds)
    {
        bool IsOne(KnownEvent item) => item.Offset - item.Onset >= fromSeconds && item.Offset - item.Onset < toSeconds;
        return (double)_pairs.Count(pair => IsOne(pair.Known)) / _known.Count(IsOne);
    }

    /// <param name="known">Known silences of a channel by onset.</param>
    /// <param name="found">Those found, by onset.</param>
    /// <param name="seconds">Length of the channel.</param>
    public void Add(IReadOnlyList<KnownEvent> known, IReadOnlyList<TimedEvent> found, double seconds)
    {
        _known.AddRange(known);
        _pairs.AddRange(EventPairing.Match(known, found, overlap: false));
        _found += found.Count;
        _minutes += seconds / 60;
    }
}
