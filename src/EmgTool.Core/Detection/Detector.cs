using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Finds the bursts on eight lanes of filtered signal, segment by segment, in bounded memory.</summary>
/// <remarks>
/// Samples become mean squares a millisecond; these become multiples of the noise floor as soon as the floor is known, half a
/// minute later; where they are loud, the stretch from quiet to quiet is examined as a whole. As no rule reaches over a quiet of
/// half a second, the bursts are those of the whole recording examined at once, whatever the blocks it comes in.
/// </remarks>
public sealed class Detector
{
    /// <summary>A busy stretch ends after this much quiet: more than any rule bridges.</summary>
    private const double QuietSeconds = 0.5;

    /// <summary>Signal examined on either side of a busy stretch: what the edges of sustained activity are fitted on, and the half of a window.</summary>
    private const double MarginSeconds = 0.45;

    /// <summary>A busy stretch this long is examined before it ends; the last burst is carried over.</summary>
    private const double LongestStretchSeconds = 20;

    /// <summary>What is kept of a burst that is carried over: enough for its offset to be fitted.</summary>
    private const double CarriedSeconds = 2;

    private const double ChunkSeconds = 1;

    /// <summary>Periods of the lower band edge after which the filter's response to the end of a segment has fallen to 3 %:
    /// a second-order section decays like exp(-sqrt(2) pi f t). What lies within is no burst of the muscle.</summary>
    private const double TransientPeriods = 0.8;

    private const double LongestTransientSeconds = 0.04;

    /// <summary>The tail of the noise is known this far ahead of the bursts that are judged by it.</summary>
    private const double TailSeconds = 15;

    private readonly TimeBins _bins;
    private readonly DetectionSettings _settings;
    private readonly BurstReceiver _receiver;
    private readonly int _lanes;
    private readonly RowRing _samples;
    private readonly RowRing _energy;
    private readonly NoiseFloor _floor;
    private readonly FloorScale _scale;
    private readonly ActivityScan _scan;
    private readonly NoiseTail _tail;
    private readonly ushort[] _marks;
    private readonly BurstFinder _finder;
    private readonly EdgeRefiner _refiner;
    private readonly LaneActivity[] _activity = new LaneActivity[Lanes.Count];
    private readonly LeftOutStretches _leftOut = new();
    private readonly double[] _row = new double[Lanes.Count];
    private readonly int _chunkSamples;
    private readonly int _floorLag;
    private readonly int _quiet;
    private readonly int _tailLag;
    private readonly int _margin;
    private readonly int _longest;
    private readonly int _carried;
    private readonly int _transient;
    private readonly int _shortest;
    private double[] _piece = [];
    private double[] _burst = [];
    private double[] _burstEnergy = [];
    private Vector512<double> _sum;
    private int _samplesInBin;
    private int _active;
    private long _floored;
    private long _scaled;
    private long _marked;
    private long _scanned;

    /// <summary>A detector for channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the band that was filtered out.</param>
    /// <param name="highHz">Its upper edge.</param>
    /// <param name="lanes">Lanes in use, 1 to 8.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="receiver">Takes the bursts.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public Detector(SamplingRate rate, double lowHz, double highHz, int lanes, DetectionSettings settings, BurstReceiver receiver)
    {
        settings.Validate();
        _settings = settings;
        _receiver = receiver;
        _lanes = lanes;
        _bins = new TimeBins(rate, highHz - lowHz);
        DetectionScale[] scales = [.. new[] { settings.Unit, settings.Brief, settings.Jerk, settings.Sustained }.Select(scale => scale.For(_bins))];
        _floor = new NoiseFloor(_bins, settings);
        _scale = new FloorScale(_floor, lanes);
        _quiet = _bins.In(QuietSeconds);
        _margin = _bins.In(MarginSeconds);
        _longest = _bins.In(LongestStretchSeconds);
        _carried = _bins.In(CarriedSeconds);
        _floorLag = _bins.In(settings.FlatSeconds + (2 * SignalQuality.GuardSeconds));
        _shortest = _bins.In(settings.MinimumSeconds, 0);
        _transient = lowHz > 0 ? _bins.In(Math.Min(TransientPeriods / lowHz, LongestTransientSeconds)) : 0;
        _chunkSamples = _bins.In(ChunkSeconds) * _bins.SamplesPerBin;
        var reach = (_floor.BinsPerBlock * (NoiseFloor.LookAheadBlocks + 2)) + _floorLag
            + _bins.In(TailSeconds) + _longest + (2 * _margin) + (2 * _quiet) + _bins.In(ChunkSeconds);
        _energy = new RowRing(reach);
        _samples = new RowRing(reach * _bins.SamplesPerBin);
        _marks = new ushort[_energy.Capacity];
        _scan = new ActivityScan(_energy, _bins, scales);
        _tail = new NoiseTail(_bins, scales[0]);
        _tailLag = _bins.In(TailSeconds);
        _finder = new BurstFinder(_bins, settings, scales);
        _refiner = new EdgeRefiner(_bins, settings);
    }

    /// <summary>The noise floor of a lane in the segment so far: mean squares, a block each, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors(int lane) => _floor.Floors(lane);

    /// <summary>Samples of a lane that are left out of the segment so far.</summary>
    public long LeftOutSamples(int lane) => _leftOut.Count(lane, _samples.End);

    /// <summary>Starts a segment.</summary>
    /// <param name="samples">Samples that it will have, so that room is made for all its noise floors at once.</param>
    public void Begin(long samples)
    {
        _samples.Clear();
        _energy.Clear();
        _floor.Begin(samples / _bins.SamplesPerBin);
        _sum = Vector512<double>.Zero;
        _samplesInBin = 0;
        _tail.Begin();
        _floored = _scaled = _marked = _scanned = 0;
        _leftOut.Clear();
        _active = 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            _activity[lane] = LaneActivity.Quiet;
        }
    }

    /// <summary>Excludes a stretch of one lane. It must be said before the filtered signal has run more than the flat time past it.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="first">First sample, from the start of the segment.</param>
    /// <param name="end">Sample behind the last.</param>
    public void LeaveOut(int lane, long first, long end) => _leftOut.Add(lane, first, end);

    /// <summary>Takes the next rows of filtered signal.</summary>
    public void Process(ReadOnlySpan<double> rows)
    {
        while (rows.Length > 0)
        {
            var chunk = rows[..Math.Min(rows.Length, _chunkSamples * Lanes.Count)];
            _samples.Append(chunk);
            Bin(chunk);
            Advance(_energy.End - _floorLag, complete: false);
            rows = rows[chunk.Length..];
        }
    }

    /// <summary>Ends the segment and closes all bursts.</summary>
    public void Complete()
    {
        if (_samplesInBin > 0)
        {
            CloseBin();
        }

        Advance(_energy.End, complete: true);
        for (var lane = 0; lane < _lanes; lane++)
        {
            if (_activity[lane].Start >= 0)
            {
                Examine(lane, _energy.End, cut: false);
            }
        }
    }

    private void Bin(ReadOnlySpan<double> rows)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (var i = 0; i < rows.Length; i += Lanes.Count)
        {
            var row = Vector512.LoadUnsafe(ref first, (nuint)i);
            _sum += row * row;
            if (++_samplesInBin == _bins.SamplesPerBin)
            {
                CloseBin();
            }
        }
    }

    private void CloseBin()
    {
        (_sum / _samplesInBin).CopyTo(_energy.Append());
        _sum = Vector512<double>.Zero;
        _samplesInBin = 0;
    }

    private void Advance(long end, bool complete)
    {
        for (; _floored < end; _floored++)
        {
            if (!_leftOut.Any)
            {
                _floor.Add(_energy.Row(_floored));
                continue;
            }

            _energy.Row(_floored).CopyTo(_row);
            for (var lane = 0; lane < _lanes; lane++)
            {
                _row[lane] = IsLeftOut(lane, _floored) ? double.NaN : _row[lane];
            }

            _floor.Add(_row);
        }

        if (complete)
        {
            _floor.Complete(_energy.End);
        }

        Scale(complete ? _energy.End : _scale.Scalable);
        var markable = complete ? _energy.End : _scaled - _scan.Reach;
        for (; _marked < markable; _marked++)
        {
            var busy = _scan.Mark(_marked, _scaled, out var seeds);
            _tail.Add(_scan.ShortestSums, busy);
            _marks[_marked & (_marks.Length - 1)] = (ushort)(busy | (seeds << Lanes.Count));
            if (_marked - _scanned > _tailLag)
            {
                Scan(_scanned++);
            }
        }

        while (complete && _scanned < _energy.End)
        {
            Scan(_scanned++);
        }
    }

    private void Scale(long end)
    {
        for (; _scaled < end; _scaled++)
        {
            var row = _energy.Row(_scaled);
            _scale.Apply(_scaled, row);
            for (var lane = 0; lane < _lanes && _leftOut.Any; lane++)
            {
                row[lane] = IsLeftOut(lane, _scaled) ? 0 : row[lane];
            }
        }
    }

    private bool IsLeftOut(int lane, long bin) =>
        _leftOut.Touches(lane, bin * _bins.SamplesPerBin, (bin + 1) * _bins.SamplesPerBin);

    private void Scan(long bin)
    {
        var mark = _marks[bin & (_marks.Length - 1)];
        int busy = mark & ((1 << Lanes.Count) - 1), seeds = mark >> Lanes.Count;
        if ((busy | _active) == 0)
        {
            return;
        }

        _active = 0;
        for (var lane = 0; lane < _lanes; lane++)
        {
            ref var activity = ref _activity[lane];
            var bit = 1 << lane;
            if ((busy & bit) != 0)
            {
                if (activity.Start < 0)
                {
                    activity.Start = bin;
                    activity.HasSeed = false;
                }

                activity.LastBusy = bin;
                activity.HasSeed |= (seeds & bit) != 0;
            }

            if (activity.Start < 0)
            {
                continue;
            }

            if (bin - activity.LastBusy >= _quiet)
            {
                Examine(lane, Math.Min(activity.LastBusy + _margin, _scaled), cut: false);
            }
            else if (bin - activity.Start >= _longest)
            {
                Examine(lane, bin, cut: true);
            }

            _active |= activity.Start >= 0 ? bit : 0;
        }
    }

    /// <summary>Examines the busy stretch of a lane up to a bin. Cut: it goes on behind that bin, and so may its last burst.</summary>
    private void Examine(int lane, long end, bool cut)
    {
        ref var activity = ref _activity[lane];
        if (!activity.HasSeed && !activity.Continues)
        {
            activity.Start = cut ? end : -1;
            return;
        }

        var from = activity.Continues ? activity.Start : Math.Max(activity.Start - _margin, activity.LastOffset);
        var piece = Energy(lane, from, end, ref _piece);
        // The carried burst reached to less than a quiet before the end of the stretch that was cut.
        var bursts = _finder.Find(piece, activity.Continues ? _carried - _quiet : 0, _tail.Factor(lane));
        var open = cut && bursts.Count > 0 && bursts[^1].End > piece.Length - _quiet;
        var next = end;
        var previous = 0;
        for (var i = 0; i < bursts.Count; i++)
        {
            var goesOn = open && i == bursts.Count - 1;
            if (goesOn && !activity.Continues && piece.Length - bursts[i].Start < 2 * _carried)
            {
                next = from + bursts[i].Start;
                break;
            }

            var limit = i + 1 < bursts.Count ? bursts[i + 1].Start - 2 : piece.Length;
            var burst = _refiner.Refine(
                piece, _finder.UnitEnergy[..piece.Length], bursts[i], previous, Math.Max(limit, bursts[i].End), activity.Continues, goesOn);
            var onset = activity.Continues ? activity.Onset : from + burst.Start;
            var handed = from + burst.Start;
            if (goesOn)
            {
                next = end - _carried;
                HandOn(lane, handed, next);
                activity.Continues = true;
                activity.Onset = onset;
                break;
            }

            if (from + burst.End - onset >= _shortest && !IsTransient(onset, from + burst.End))
            {
                HandOn(lane, handed, from + burst.End);
                Close(lane, onset, from + burst.End);
            }

            activity.Continues = false;
            previous = Math.Min(burst.End + 2, i + 1 < bursts.Count ? bursts[i + 1].Start : piece.Length);
        }

        activity.Start = cut ? next : -1;
        activity.HasSeed = cut && next < end;
    }

    /// <summary>Whether a burst lies at an end of the segment altogether. The end of the segment is known once all of it is scaled.</summary>
    private bool IsTransient(long onset, long offset) =>
        offset <= _transient || (_scaled == _energy.End && onset >= _energy.End - _transient);

    private ReadOnlySpan<double> Energy(int lane, long from, long end, ref double[] buffer)
    {
        var length = (int)(end - from);
        if (buffer.Length < length)
        {
            buffer = new double[length];
        }

        var energy = buffer.AsSpan(0, length);
        _energy.CopyLane(lane, from, energy);
        return energy;
    }

    private void HandOn(int lane, long fromBin, long endBin)
    {
        var from = fromBin * _bins.SamplesPerBin;
        var count = (int)(Math.Min(endBin * _bins.SamplesPerBin, _samples.End) - from);
        if (_burst.Length < count)
        {
            _burst = new double[count];
        }

        var samples = _burst.AsSpan(0, count);
        _samples.CopyLane(lane, from, samples);
        _receiver.Add(lane, samples, Energy(lane, fromBin, endBin, ref _burstEnergy));
    }

    private void Close(int lane, long onset, long offset)
    {
        ref var activity = ref _activity[lane];
        activity.LastOffset = offset;
        var length = offset - onset;
        var track = length < _bins.In(_settings.UnitSeconds) ? Track.Unit
            : length < _bins.In(_settings.SustainedSeconds) ? Track.Jerk
            : Track.Sustained;
        var flags = (onset <= 1 ? BurstFlags.TouchesStart : BurstFlags.None)
            | (offset >= _energy.End - 1 && _scaled == _energy.End ? BurstFlags.TouchesEnd : BurstFlags.None);
        _receiver.Close(lane, onset * _bins.SamplesPerBin, Math.Min(offset * _bins.SamplesPerBin, _samples.End), track, flags);
    }
}
