using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Heart;

/// <summary>Finds the heart in one channel, without a channel of its own, and takes it out before bursts are looked for, stretch by stretch.</summary>
/// <remarks>Template subtraction leaves the activity under the beats (Drake and Callaghan 2006, J Electromyogr Kinesiol 16:175, doi 10.1016/j.jelekin.2005.07.003). A stretch in which
/// no beats are known is searched; one with beats teaches the template, so that it follows what changes. Stretches of fewer than 12 beats, as short recordings and rates
/// above some 20 kHz have, are left alone.</remarks>
internal sealed class EcgCanceller
{
    private const double BlockSeconds = 0.004;

    /// <summary>What of a beat the band shows, on either side of its middle.</summary>
    private const double CoreSeconds = 0.06;

    /// <summary>The share of its beats that must be sure before a heart is taken for one: a channel may be active for half of the time.</summary>
    private const double NewShare = 0.4;

    /// <summary>Sure beats that show that a known heart is still there, and the share that they are: the channel may be active for most of the time.</summary>
    private const int LeastKnown = 5;
    private const double KnownShare = 0.12;

    private readonly ChannelSignal _signal;
    private readonly SlowTrack _track;
    private readonly BeatRate _rate;
    private readonly BeatScreen _screen;
    private readonly BeatSearch _search;
    private readonly BeatFollower _follower;
    private readonly BeatTemplate _template;
    private readonly BeatShape _shape = new();
    private readonly int _binsPerBlock;
    private readonly int _half;
    private readonly int _reach;
    private readonly double _secondsPerBlock;
    private double _interval;
    private double _previous;
    private long _decided;

    /// <summary>A canceller for one channel.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the band that was filtered out.</param>
    /// <param name="highHz">Its upper edge.</param>
    /// <param name="mode">What is done about beats, not <see cref="EcgMode.Off"/>.</param>
    /// <param name="signal">The channel.</param>
    public EcgCanceller(SamplingRate rate, double lowHz, double highHz, EcgMode mode, ChannelSignal signal)
    {
        var bins = new TimeBins(rate, highHz - lowHz);
        _signal = signal;
        Subtracts = mode == EcgMode.Subtract;
        _binsPerBlock = bins.In(BlockSeconds);
        _secondsPerBlock = _binsPerBlock * bins.SecondsPerBin;
        _half = HalfBlocks(bins);
        _reach = ReachBlocks(bins);
        _track = new SlowTrack(signal, _binsPerBlock * bins.SamplesPerBin);
        Marks = new BeatMarks(rate.SamplesIn(CoreSeconds));
        _screen = new BeatScreen(signal, bins);
        _rate = new BeatRate(1 / _secondsPerBlock);
        _search = new BeatSearch(signal, bins, _track, _rate);
        _follower = new BeatFollower(_track);
        _template = new BeatTemplate(signal, rate, highHz - lowHz, _track.SamplesPerBlock, _half);
    }

    /// <summary>Whether beats are subtracted.</summary>
    public bool Subtracts { get; }

    /// <summary>The latest beats.</summary>
    public BeatMarks Marks { get; }

    /// <summary>Beats found in all segments.</summary>
    public long Beats { get; private set; }

    /// <summary>Seconds of signal that they were found in.</summary>
    public double Seconds { get; private set; }

    /// <summary>Samples by which what is settled lags behind what has come in.</summary>
    public static int LagSamples(SamplingRate rate)
    {
        var bins = new TimeBins(rate, bandwidthHz: 0);
        return (HalfBlocks(bins) + ReachBlocks(bins) + 1) * bins.In(BlockSeconds) * bins.SamplesPerBin;
    }

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        _template.Clear();
        Marks.Clear();
        _previous = double.NegativeInfinity;
        _decided = 0;
    }

    /// <summary>Looks at what has come in.</summary>
    /// <param name="samples">Samples that the signal has by now, from the start of the segment.</param>
    /// <param name="isComplete">Whether these are all.</param>
    /// <returns>Samples that are settled: a whole number of bins unless these are all.</returns>
    public long Advance(long samples, bool isComplete)
    {
        var available = samples / _track.SamplesPerBlock;
        var end = isComplete ? available : Math.Max(_decided, available - _half);
        if (HasBeats(end, available))
        {
            foreach (var beat in _follower.Beats)
            {
                Take(beat, samples);
            }

            Seconds += (end - _decided) * _secondsPerBlock;
        }
        else
        {
            _previous = double.NegativeInfinity;
        }

        _decided = end;
        return isComplete ? samples : Math.Max(0, end - _reach) * _track.SamplesPerBlock;
    }

    private void Take(Beat beat, long samples)
    {
        _previous = beat.At;
        Beats++;
        if (Subtracts)
        {
            _template.Subtract(beat, samples);
        }
        else
        {
            Marks.Add((long)((beat.At + 0.5) * _track.SamplesPerBlock));
        }
    }

    /// <summary>Finds the beats up to a block.</summary>
    private bool HasBeats(long end, long available)
    {
        var first = Math.Max(0, _decided - _half);
        if (!_template.IsKnown && !_screen.HasLoud(first * _binsPerBlock, available * _binsPerBlock, BeatRate.LeastBeats))
        {
            return false;
        }

        _track.Fill(first, available);
        var samples = available * _track.SamplesPerBlock;
        if (_template.IsKnown)
        {
            _template.Fill(_shape);
            if (IsHeart(LeastKnown, KnownShare, end))
            {
                _template.Learn(_follower.Beats, samples);
                return true;
            }
        }

        // An electrode that was moved shows other beats. Where there are none now, those that are known may come back.
        var interval = _search.Find(_shape);
        if (double.IsNaN(interval))
        {
            return false;
        }

        _interval = interval;
        if (!IsHeart(BeatRate.LeastBeats, NewShare, end))
        {
            return false;
        }

        _template.Clear();
        _template.Learn(_follower.Beats, samples);
        _template.Fill(_shape);
        return IsHeart(BeatRate.LeastBeats, NewShare, end);
    }

    /// <summary>Whether beats of the shape follow each other as a heart's do, up to a block.</summary>
    private bool IsHeart(int least, double share, long end)
    {
        _follower.Find(_shape, _interval, _previous, _decided, end);
        var interval = _rate.Interval(_follower.Sure, least, share, end - _decided);
        if (double.IsNaN(interval))
        {
            return false;
        }

        _interval = interval;
        _follower.FillGaps(_interval, _previous, _decided, end);
        return true;
    }

    private static int HalfBlocks(TimeBins bins) => Blocks(bins, BeatTemplate.HalfSeconds);

    /// <summary>Blocks before a beat in which it may still change samples, as it may be moved to where the template fits.</summary>
    private static int ReachBlocks(TimeBins bins) => Blocks(bins, BeatTemplate.HalfSeconds + BeatTemplate.MostShiftSeconds);

    private static int Blocks(TimeBins bins, double seconds) => (int)Math.Ceiling(seconds / (bins.In(BlockSeconds) * bins.SecondsPerBin));
}
