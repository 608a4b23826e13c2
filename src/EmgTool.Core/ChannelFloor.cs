using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>What the analyses of one channel share that have the same <see cref="FloorSettings"/>: its signal over the noise floor, and where it is flat or clipped.</summary>
internal sealed class ChannelFloor
{
    /// <summary>Runs at an end value this near to each other are those of one event.</summary>
    private const double ClippedTogetherSeconds = 0.02;

    private readonly FlatStretches _flat;
    private readonly FlatRuns[] _runs;
    private readonly ClippedRuns[] _clippedRuns;
    private long _taken;

    /// <summary>A channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bins">The time grid.</param>
    /// <param name="settings">The settings of detection.</param>
    /// <param name="signal">Where its samples come in.</param>
    /// <param name="waiting">Stretches that may wait to be looked at.</param>
    public ChannelFloor(Channel channel, TimeBins bins, DetectionSettings settings, ChannelSignal signal, int waiting)
    {
        var ends = EndValues.Of(channel);
        Clipped = new ClippedStretches(ends, channel.Rate.SamplesIn(ClippedTogetherSeconds));
        Floored = new FlooredSignal(bins, settings, signal);
        _flat = new FlatStretches(channel.Rate, settings, Floored, Clipped);
        _runs = new FlatRuns[waiting];
        _clippedRuns = new ClippedRuns[waiting];
        for (var i = 0; i < waiting; i++)
        {
            _runs[i] = new FlatRuns(FlatStretches.ShortestRun(channel.Rate, settings));
            _clippedRuns[i] = new ClippedRuns(ends);
        }
    }

    /// <summary>Its signal over the noise floor, which the detectors advance.</summary>
    public FlooredSignal Floored { get; }

    /// <summary>Where its samples come in.</summary>
    public ChannelSignal Signal => Floored.Signal;

    /// <summary>Where it is clipped, in the stretches that were taken.</summary>
    public ClippedStretches Clipped { get; }

    /// <summary>The runs of equal values of a stretch, to be filled before the stretch is taken.</summary>
    public FlatRuns RunsOf(long stretch) => _runs[(int)(stretch % _runs.Length)];

    /// <summary>The runs at the end values of the converter of a stretch, to be filled before the stretch is taken.</summary>
    public ClippedRuns ClippedOf(long stretch) => _clippedRuns[(int)(stretch % _clippedRuns.Length)];

    /// <summary>Starts a segment.</summary>
    public void Begin(StretchPlan plan)
    {
        _taken = 0;
        Signal.Begin(plan.StretchSamples);
        Clipped.Begin();
        _flat.Begin();
    }

    /// <summary>Takes the runs of the next stretch.</summary>
    public void Take()
    {
        Clipped.Add(ClippedOf(_taken));
        _flat.Add(RunsOf(_taken));
        _taken++;
    }
}
