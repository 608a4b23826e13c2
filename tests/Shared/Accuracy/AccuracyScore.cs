namespace EmgTool.Accuracy;

/// <summary>How what was found agrees with what is known, summed over recordings.</summary>
internal sealed class AccuracyScore
{
    private readonly List<KnownEvent> _known = [];
    private readonly List<EventPair> _pairs = [];
    private int _found;
    private int _strict;
    private int _onNoise;
    private double _noiseMinutes;

    /// <summary>What was paired: sustained activity by overlap.</summary>
    public IReadOnlyList<EventPair> Pairs => _pairs;

    public int KnownCount => _known.Count;

    public double Precision => (double)_pairs.Count / _found;

    public double Recall => (double)_pairs.Count / _known.Count;

    public double F1 => 2.0 * _pairs.Count / (_known.Count + _found);

    /// <summary>F1 when sustained activity, too, has to be found within 50 ms of its onset.</summary>
    public double StrictF1 => 2.0 * _strict / (_known.Count + _found);

    /// <summary>Found events a minute on channels without any; not a number when there is no such channel.</summary>
    public double FalsePerMinute => _onNoise / _noiseMinutes;

    /// <summary>Share of a class that was found; not a number when the class does not occur.</summary>
    public double RecallOf(EventClass kind) => (double)_pairs.Count(pair => pair.Known.Class == kind) / _known.Count(item => item.Class == kind);

    /// <param name="recording">A recording.</param>
    /// <param name="found">What was found in it.</param>
    /// <param name="mistakes">Receives a line for each known event that was missed and each found one that is none; may be <see langword="null"/>.</param>
    public void Add(KnownRecording recording, IEnumerable<FoundEvent> found, Mistakes? mistakes = null)
    {
        var byChannel = found.ToLookup(item => item.Channel);
        for (var channel = 0; channel < recording.Condition.Channels.Count; channel++)
        {
            (double Onset, double Offset)[] loose = [.. recording.Loose.Where(item => item.Channel == channel).Select(item => (item.Onset, item.Offset))];
            bool IsLoose(double onset, double offset) => Array.Exists(loose, item => onset < item.Offset && offset > item.Onset);
            List<KnownEvent> known = [.. recording.Events.Where(item => item.Channel == channel && item.Class != EventClass.Silence && !IsLoose(item.Onset, item.Offset))];
            List<FoundEvent> events = [.. byChannel[channel].Where(item => !IsLoose(item.Onset, item.Offset))];
            var pairs = EventPairing.Match(known, events, overlap: true);
            _known.AddRange(known);
            _pairs.AddRange(pairs);
            _found += events.Count;
            _strict += EventPairing.Match(known, events, overlap: false).Count;
            mistakes?.Add(recording, known, events, pairs);
            if (recording.Condition.Channels[channel] == ChannelRole.Noise)
            {
                _onNoise += events.Count;
                _noiseMinutes += recording.Condition.Seconds / 60;
            }
        }
    }
}
