using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>How what was found agrees with what is known, summed over recordings.</summary>
internal sealed class AccuracyScore
{
    private readonly List<KnownEvent> _known = [];
    private readonly List<PairedEvent> _pairs = [];
    private readonly Mistakes _mistakes = new();
    private int _found;
    private int _strict;
    private int _onNoise;
    private double _noiseMinutes;

    /// <summary>What was paired: sustained activity by overlap.</summary>
    public IReadOnlyList<PairedEvent> Pairs => _pairs;

    /// <summary>What was wrong.</summary>
    public Mistakes Mistakes => _mistakes;

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
    /// <param name="found">What was found in each of its channels, by onset.</param>
    public void Add(KnownRecording recording, IReadOnlyList<IEnumerable<TimedEvent>> found)
    {
        for (var index = 0; index < recording.Channels.Count; index++)
        {
            var channel = recording.Channels[index];
            bool IsLost(double onset, double offset) => channel.Faults.Any(fault => onset < fault.Offset && offset > fault.Onset);
            List<KnownEvent> known = [.. channel.Events.Where(item => item.Class != EventClass.Silence && !IsLost(item.Onset, item.Offset))];
            List<TimedEvent> events = [.. found[index].Where(item => !IsLost(item.OnsetSeconds, item.OffsetSeconds))];
            var pairs = EventPairing.Match(known, events, overlap: true);
            _known.AddRange(known);
            _pairs.AddRange(pairs);
            _found += events.Count;
            _strict += EventPairing.Match(known, events, overlap: false).Count;
            _mistakes.Add(recording, index, known, events, pairs);
            if (channel.Role == ChannelRole.Noise)
            {
                _onNoise += events.Count;
                _noiseMinutes += recording.Condition.Seconds / 60;
            }
        }
    }
}
