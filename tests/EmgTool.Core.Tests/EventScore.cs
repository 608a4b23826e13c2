using EmgTool.Core.Labeling;
using EmgTool.Core.Synthesis;

namespace EmgTool.Core.Tests;

/// <summary>How found bursts agree with true events: onsets within 50 ms, one to one, nearest pairs first.</summary>
internal sealed class EventScore
{
    public const double ToleranceSeconds = 0.05;

    private int _true;
    private int _found;

    public List<(TrueEvent True, LabeledBurst Found)> Pairs { get; } = [];

    public double F1 => 2.0 * Pairs.Count / (_true + _found);

    public double RightLabels => (double)Pairs.Count(pair => pair.True.Label == pair.Found.Decision.Label) / Pairs.Count;

    public double MedianOnsetError
    {
        get
        {
            double[] errors = [.. Pairs.Select(pair => pair.Found.Measured.OnsetSeconds - (double)pair.True.OnsetSeconds).Order()];
            return errors[errors.Length / 2];
        }
    }

    public static EventScore Of(Synthesizer synthesizer, AnalysisResult result)
    {
        var score = new EventScore();
        foreach (var channel in result.Channels)
        {
            score.Add([.. synthesizer.Truth.Where(item => item.ChannelIndex == channel.Channel.Index)], [.. channel.Bursts]);
        }

        return score;
    }

    private void Add(TrueEvent[] truth, LabeledBurst[] bursts)
    {
        _true += truth.Length;
        _found += bursts.Length;
        var near = from item in truth
                   from burst in Enumerable.Range(0, bursts.Length)
                   let distance = Math.Abs(bursts[burst].Measured.OnsetSeconds - (double)item.OnsetSeconds)
                   where distance <= ToleranceSeconds
                   orderby distance
                   select (item, burst);
        var usedItems = new HashSet<TrueEvent>(ReferenceEqualityComparer.Instance);
        var usedBursts = new HashSet<int>();
        foreach (var (item, burst) in near)
        {
            if (!usedItems.Contains(item) && usedBursts.Add(burst))
            {
                usedItems.Add(item);
                Pairs.Add((item, bursts[burst]));
            }
        }
    }
}
