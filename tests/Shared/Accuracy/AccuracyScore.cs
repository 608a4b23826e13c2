using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>How what was found agrees with what is known, summed over recordings.</summary>
internal sealed class AccuracyScore
{
    private readonly List<KnownEvent> _known = [];
    private readonly List<PairedEvent> _pairs = [];
    private int _found;
    private int _strict;
    private int _onNoise;
    private double _noiseMinutes;

    /// <summary>What was paired: sustained activity by overlap.</summary>
    public IReadOnlyList<PairedEvent> Pairs => _pairs;

    public SilenceScore Silences { get; } = new();

    public Mistakes Mistakes { get; } = new();

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
    /// <param name="found">What was found in each of its channels.</param>
    public void Add(KnownRecording recording, IReadOnlyList<FoundChannel> found)
    {
        for (var index = 0; index < recording.Channels.Count; index++)
        {
            var channel = recording.Channels[index];
            bool IsFaulty(double onset, double offset) => channel.Faults.Any(fault => onset < fault.Offset && offset > fault.Onset);
            var (lost, known) = Split(channel.Events.Where(item => item.Class != EventClass.Silence), item => IsFaulty(item.Onset, item.Offset));

            // What is left of an event that a fault cuts off is found by right.
            List<TimedEvent> events = [.. found[index].Bursts.Where(item => !IsFaulty(item.OnsetSeconds, item.OffsetSeconds)
                && !lost.Exists(other => item.OnsetSeconds < other.Offset && item.OffsetSeconds > other.Onset))];
            var pairs = EventPairing.Match(known, events, overlap: true);
            _known.AddRange(known);
            _pairs.AddRange(pairs);
            _found += events.Count;
            _strict += EventPairing.Match(known, events, overlap: false).Count;
            Mistakes.Add(recording, index, known, events, pairs);
            Silences.Add([.. channel.Events.Where(item => item.Class == EventClass.Silence)], found[index].Silences, recording.Condition.Seconds);
            if (channel.Role == ChannelRole.Noise)
            {
                _onNoise += events.Count;
                _noiseMinutes += recording.Condition.Seconds / 60;
            }
        }
    }

    private static (List<KnownEvent> With, List<KnownEvent> Without) Split(IEnumerable<KnownEvent> events, Func<KnownEvent, bool> condition)
    {
        var groups = events.ToLookup(condition);
        return ([.. groups[true]], [.. groups[false]]);
    }
}
