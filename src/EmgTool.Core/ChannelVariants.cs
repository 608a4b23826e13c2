using EmgTool.Core.Detection;
using EmgTool.Core.Heart;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>One channel that is filtered once and analyzed under each of some settings. Those with the same <see cref="FloorSettings"/> share the
/// energies over the noise floor. The first floor takes the energies as they come in, the others copies of them.</summary>
/// <param name="heart">What finds the heart's beats, once for all of them; null where nothing is to be done about them.</param>
/// <param name="floors">What the analyses share.</param>
/// <param name="analyses">The analyses.</param>
internal sealed class ChannelVariants(EcgCanceller? heart, ChannelFloor[] floors, ChannelAnalysis[] analyses)
{
    private StretchPlan _plan;
    private long _taken;
    private long _copied;

    /// <summary>Where the samples come in.</summary>
    public ChannelSignal Signal => floors[0].Signal;

    /// <summary>Starts a segment.</summary>
    public void Begin(int index, Segment segment, StretchPlan plan)
    {
        _plan = plan;
        _taken = _copied = 0;
        heart?.Begin();
        foreach (var floor in floors)
        {
            floor.Begin(plan);
        }

        foreach (var analysis in analyses)
        {
            analysis.Begin(index, segment, plan);
        }
    }

    /// <summary>Starts to look for runs of equal and of end values in a stretch.</summary>
    public void BeginRuns(long stretch)
    {
        foreach (var floor in floors)
        {
            floor.RunsOf(stretch).Begin();
            floor.ClippedOf(stretch).Begin();
        }
    }

    /// <summary>Looks for runs of equal and of end values in the next samples of a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="lanes">Rows of raw signal.</param>
    /// <param name="lane">The lane to look at.</param>
    /// <param name="rows">Rows of it that belong to the stretch.</param>
    /// <param name="least">Least value of the lane.</param>
    /// <param name="largest">Its largest.</param>
    public void LookForRuns(long stretch, ReadOnlySpan<double> lanes, int lane, int rows, double least, double largest)
    {
        foreach (var floor in floors)
        {
            floor.RunsOf(stretch).Process(lanes, lane, rows);
            floor.ClippedOf(stretch).Process(lanes, lane, rows, least, largest);
        }
    }

    /// <summary>Looks at the stretches that have come in, one after the other, so that copies need not be kept of more than one.</summary>
    /// <param name="stretches">Stretches that are complete, from the start of the segment.</param>
    public void Take(long stretches)
    {
        for (; _taken < stretches; _taken++)
        {
            var isComplete = _taken + 1 == _plan.Count;
            var samples = isComplete ? _plan.SegmentSamples : (_taken + 1) * _plan.StretchSamples;
            var settled = heart?.Advance(samples, isComplete) ?? samples;

            // Before they become multiples of the first noise floor.
            for (var i = 1; i < floors.Length; i++)
            {
                floors[i].Signal.CopyEnergy(Signal, _copied, settled);
            }

            _copied = settled;
            foreach (var floor in floors)
            {
                floor.Take();
            }

            foreach (var analysis in analyses)
            {
                analysis.Take(settled);
            }
        }
    }

    /// <summary>What was found under each of the settings.</summary>
    public ChannelFindings[] Findings(IReadOnlyList<string> notes) => Array.ConvertAll(analyses, analysis => analysis.Findings(notes));
}
