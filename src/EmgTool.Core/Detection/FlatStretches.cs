using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Joins the runs of equal values that consecutive stretches of a channel hold, and leaves out where the channel is loose, saturated or padded.</summary>
internal sealed class FlatStretches
{
    /// <summary>Signal on either side of a flat stretch that is left out with it: the filter carries the step over this time.</summary>
    public const double GuardSeconds = 0.05;

    /// <summary>A signal without any change for this long is no noise, though it may be too short to be left out: what the filter leaves of it is rounding.</summary>
    private const double ConstantSeconds = 0.05;

    private const int LeastSamples = 3;

    private readonly int _shortest;
    private readonly int _guard;
    private readonly int _constant;
    private readonly FlooredSignal _floored;
    private readonly ClippedStretches _clipped;
    private double _last;
    private long _run;
    private long _end;

    /// <summary>Flat stretches of a channel.</summary>
    /// <param name="rate">Its sampling rate.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="floored">Is told what to leave out.</param>
    /// <param name="clipped">Where the channel is at an end value of its converter; it is told of a stretch before this is.</param>
    public FlatStretches(SamplingRate rate, DetectionSettings settings, FlooredSignal floored, ClippedStretches clipped)
    {
        _shortest = rate.SamplesIn(settings.FlatSeconds, LeastSamples);
        _constant = ShortestRun(rate, settings);
        _clipped = clipped;
        _guard = rate.SamplesIn(GuardSeconds);
        _floored = floored;
    }

    /// <summary>Samples of the shortest run of equal values that is looked for.</summary>
    public static int ShortestRun(SamplingRate rate, DetectionSettings settings) => rate.SamplesIn(Math.Min(settings.FlatSeconds, ConstantSeconds), LeastSamples);

    /// <summary>Starts a segment.</summary>
    public void Begin() => _run = _end = 0;

    /// <summary>Takes the next stretch.</summary>
    public void Add(FlatRuns runs)
    {
        if (_end > 0 && runs.First != _last)
        {
            LeaveOut(_run, _end);
            _run = _end;
        }

        if (runs.Tail > 0)
        {
            LeaveOut(_run, _end + runs.Head);
            for (var i = 0; i < runs.Inner.Count; i++)
            {
                LeaveOut(_end + runs.Inner[i].First, _end + runs.Inner[i].End);
            }

            _run = _end + runs.Tail;
        }

        _last = runs.Last;
        _end += runs.Count;

        // A run that is still under way is reported as far as it has come, so that the detector hears of it in time.
        LeaveOut(_run, _end);
    }

    private void LeaveOut(long first, long end)
    {
        if (end - first >= _shortest)
        {
            _floored.Excluded.Add(Math.Max(0, first - _guard), end + _guard, _clipped.HoldsAll(first, end) ? LeftOutReason.Saturated : LeftOutReason.Flat);
        }
        else if (end - first >= _constant)
        {
            _floored.LeaveOutOfFloor(first, end + _guard);
        }
    }
}
