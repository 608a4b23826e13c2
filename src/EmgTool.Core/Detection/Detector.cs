using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Finds the bursts of one channel of filtered signal, segment by segment, in bounded memory.</summary>
/// <remarks>
/// The mean squares of time bins become multiples of the noise floor as soon as the floor is known, half a
/// minute later; where they are loud, the stretch from quiet to quiet is examined as a whole. As no rule reaches over a quiet of
/// half a second, the bursts are those of the whole recording examined at once, however it comes in.
/// </remarks>
public sealed class Detector
{
    /// <summary>A busy stretch ends after this much quiet: more than any rule bridges.</summary>
    private const double QuietSeconds = 0.6;

    /// <summary>Signal examined on either side of a busy stretch: what the edges of sustained activity are fitted on, and the half of a window.</summary>
    private const double MarginSeconds = 0.45;

    /// <summary>A busy stretch this long is examined before it ends; the last burst is carried over.</summary>
    private const double LongestStretchSeconds = 20;

    /// <summary>What is kept of a burst that is carried over: enough for its offset to be fitted.</summary>
    private const double CarriedSeconds = 2;

    /// <summary>Periods of the lower band edge after which the filter's response to the end of a segment has fallen to 3 %:
    /// a second-order section decays like exp(-sqrt(2) pi f t). What lies within is no burst of the muscle.</summary>
    private const double TransientPeriods = 0.8;

    private const double LongestTransientSeconds = 0.04;

    /// <summary>Factor of the noise's tail from which single samples are taken for outliers of it: in Gaussian noise it exceeds this by chance once in some minutes.</summary>
    private const double ImpulsiveTail = 1.2;

    /// <summary>The share of an impulse's energy that its largest sample has after the band-pass is the band over half of the rate. Measured on outliers of Student's t at 2 and 4 kHz
    /// from 0.98 of it on (95 of 100), on motor unit potentials of 5 ms up to 0.84.</summary>
    private const double ImpulseShare = 0.9;

    /// <summary>Weights of the samples on either side of a place half-way between two, the nearest first: the sinc, of which four make out the peaks of a band up to 0.9 of half the rate.</summary>
    private static readonly double[] BetweenTaps = [2 / Math.PI, -2 / (3 * Math.PI), 2 / (5 * Math.PI), -2 / (7 * Math.PI)];

    /// <summary>Bins on either side that belong to the filter's response.</summary>
    private const int ImpulseMargin = 2;

    /// <summary>The edges of a silence lie where tonic activity ends and begins, whose discharges are some 5 ms apart: a silence of the shortest duration may measure as much less at both ends.</summary>
    private const double SilenceUncertaintySeconds = 0.01;

    /// <summary>The tail of the noise is known this far ahead of the bursts that are judged by it.</summary>
    private const double TailSeconds = 15;

    private readonly TimeBins _bins;
    private readonly DetectionSettings _settings;
    private readonly BurstReceiver _receiver;
    private readonly BurstReceiver _silences;
    private readonly ChannelSignal _signal;
    private readonly NoiseFloor _floor;
    private readonly FloorScale _scale;
    private readonly ActivityScan _scan;
    private readonly NoiseWatch _noise;
    private readonly MarkRing _marks;
    private readonly BurstFinder _finder;
    private readonly EdgeRefiner _refiner;
    private readonly LeftOutStretches _leftOut = new();
    private readonly int _floorLag;
    private readonly int _quiet;
    private readonly int _tailLag;
    private readonly int _margin;
    private readonly int _longest;
    private readonly int _carried;
    private readonly int _transient;
    private readonly int _shortest;
    private readonly int _unitBins;
    private readonly int _shortestSilence;
    private readonly int _longestSilence;
    private readonly double _peakShare;
    private Activity _activity;
    private double[] _piece;
    private double[] _burst;
    private double[] _burstEnergy;
    private long _samples;
    private long _end;
    private long _floored;
    private long _scaled;
    private long _marked;
    private long _scanned;
    private long _silenceEnd;
    private bool _complete;

    /// <summary>A detector for channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the band that was filtered out.</param>
    /// <param name="highHz">Its upper edge.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="signal">Where the signal is found; it must keep <see cref="ReachSamples"/> and what is added at a time.</param>
    /// <param name="receiver">Takes the bursts.</param>
    /// <param name="silences">Takes the silences.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public Detector(SamplingRate rate, double lowHz, double highHz, DetectionSettings settings, ChannelSignal signal, BurstReceiver receiver, BurstReceiver silences)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(signal);
        settings.Validate();
        _settings = settings;
        _signal = signal;
        _receiver = receiver;
        _silences = silences;
        _bins = new TimeBins(rate, highHz - lowHz);
        DetectionScale[] scales = [.. new[] { settings.Unit, settings.Brief, settings.Jerk, settings.Sustained }.Select(scale => scale.For(_bins))];
        _floor = new NoiseFloor(_bins, settings);
        _scale = new FloorScale(_floor);
        _quiet = _bins.In(QuietSeconds);
        _margin = _bins.In(MarginSeconds);
        _longest = _bins.In(LongestStretchSeconds);
        _carried = _bins.In(CarriedSeconds);
        _floorLag = _bins.In(settings.FlatSeconds + (2 * FlatStretches.GuardSeconds));
        _shortest = _bins.In(settings.MinimumSeconds, 0);
        _unitBins = _bins.In(settings.UnitSeconds);
        _shortestSilence = _bins.In(settings.Silence.MinimumSeconds - SilenceUncertaintySeconds);
        _longestSilence = _bins.In(settings.Silence.MaximumSeconds);
        _peakShare = 2 * (highHz - lowHz) / rate.Hertz;
        _transient = lowHz > 0 ? _bins.In(Math.Min(TransientPeriods / lowHz, LongestTransientSeconds)) : 0;
        _tailLag = _bins.In(TailSeconds);
        _marks = new MarkRing(_tailLag);
        _scan = new ActivityScan(signal.Energy, _bins, scales);
        _noise = new NoiseWatch(_bins, scales);
        _finder = new BurstFinder(_bins, settings, scales);
        _refiner = new EdgeRefiner(_bins, settings);

        // The longest piece that is examined: a stretch that was cut goes on for as long again before it is cut once more.
        var longestPiece = _longest + _carried + (2 * _margin) + _quiet;
        _piece = new double[longestPiece];
        _burst = new double[longestPiece * _bins.SamplesPerBin];
        _burstEnergy = new double[longestPiece];
    }

    /// <summary>Samples behind the newest one that may still be looked at.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="settings">Settings.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public static long ReachSamples(SamplingRate rate, DetectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var bins = new TimeBins(rate, bandwidthHz: 0);
        var floor = settings.FloorSeconds / ((2 * NoiseFloor.LookAheadBlocks) + 1) * (NoiseFloor.LookAheadBlocks + 3);
        var seconds = floor + settings.FlatSeconds + (2 * FlatStretches.GuardSeconds) + TailSeconds + LongestStretchSeconds
            + CarriedSeconds + (2 * MarginSeconds) + (2 * QuietSeconds) + (3 * ActivityScan.ChunkBins * bins.SecondsPerBin);
        return (long)bins.In(seconds) * bins.SamplesPerBin;
    }

    /// <summary>The noise floor in the segment so far: mean squares, a block each, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors => _floor.Floors;

    /// <summary>Samples that are left out of the segment so far.</summary>
    public long LeftOutSamples => _leftOut.Count(_samples);

    /// <summary>Outliers of impulsive noise that were taken for none of the bursts, in all segments.</summary>
    public int Impulses { get; private set; }

    /// <summary>Starts a segment.</summary>
    /// <param name="samples">Samples that it will have, so that room is made for all its noise floors at once.</param>
    public void Begin(long samples)
    {
        _floor.Begin(samples / _bins.SamplesPerBin);
        _noise.Begin();
        _leftOut.Clear();
        _activity = Activity.Quiet;
        _samples = _end = _floored = _scaled = _marked = _scanned = _silenceEnd = 0;
        _complete = false;
    }

    /// <summary>Excludes a stretch. It must be said before the signal has run more than the flat time past it.</summary>
    /// <param name="first">First sample, from the start of the segment.</param>
    /// <param name="end">Sample behind the last.</param>
    public void LeaveOut(long first, long end) => _leftOut.Add(first, end);

    /// <summary>Looks at what has come in.</summary>
    /// <param name="samples">Samples that the signal has by now, from the start of the segment: a whole number of bins.</param>
    public void Advance(long samples)
    {
        _samples = samples;
        _end = samples / _bins.SamplesPerBin;
        Advance();
    }

    /// <summary>Ends the segment and closes all bursts.</summary>
    /// <param name="samples">Samples that it has.</param>
    public void Complete(long samples)
    {
        _samples = samples;
        _end = (samples + _bins.SamplesPerBin - 1) / _bins.SamplesPerBin;
        _complete = true;
        Advance();
        if (_activity.Start >= 0)
        {
            Examine(_end, cut: false);
        }
    }

    private void Advance()
    {
        Floor(_complete ? _end : _end - _floorLag);
        Scale(_complete ? _end : Math.Min(_scale.Scalable, _floored));
        var markable = _complete ? _end : _scaled - _scan.Reach - ActivityScan.ChunkBins + 1;
        while (_marked < markable)
        {
            _marked += _scan.Mark(_marked, _scaled, _marks.Chunk(_marked), _noise);
            if (_marked - _scanned > _tailLag + ActivityScan.ChunkBins)
            {
                Scan(_scanned + ActivityScan.ChunkBins);
            }
        }

        while (_complete && _scanned < _end)
        {
            Scan(Math.Min(_end, _scanned + ActivityScan.ChunkBins));
        }
    }

    private void Floor(long end)
    {
        if (end <= _floored)
        {
            return;
        }

        _leftOut.Strike(_signal.Energy, _floored, end, _bins.SamplesPerBin);
        for (; _floored + _floor.Step <= end; _floored += _floor.Step)
        {
            _floor.Add(_signal.Energy.Read(_floored, _floored + _floor.Step, ref _piece));
        }

        if (_complete)
        {
            _floor.Complete(_end);
            _floored = _end;
        }
    }

    private void Scale(long end)
    {
        while (_scaled < end)
        {
            var energy = _signal.Energy.Front(_scaled, end);
            _scale.Apply(_scaled, energy);
            _scaled += energy.Length;
        }
    }

    /// <summary>Follows the busy stretches up to a bin.</summary>
    private void Scan(long end)
    {
        while (_scanned < end)
        {
            if (_activity.Start < 0)
            {
                _scanned = _marks.NextBusy(_scanned, end);
                if (_scanned == end)
                {
                    return;
                }

                _activity.Start = _scanned;
                _activity.HasSeed = false;
            }

            // Up to the next busy bin the stretch may end or grow too long; so may it within a run of busy bins.
            var busy = _marks.NextBusy(_scanned, end);
            long quietAt = _activity.LastBusy + _quiet, cutAt = _activity.Start + _longest;
            if (busy > _scanned || busy == end)
            {
                var decided = Math.Min(quietAt, cutAt);
                if (decided >= busy)
                {
                    _scanned = busy;
                    continue;
                }

                _scanned = decided + 1;
                Examine(decided == quietAt ? Math.Min(_activity.LastBusy + _margin, _scaled) : decided, cut: decided != quietAt);
                continue;
            }

            var runEnd = Math.Min(_marks.NextQuiet(busy, end), cutAt + 1);
            _activity.LastBusy = runEnd - 1;
            _activity.HasSeed |= _marks.HasSeed(busy, runEnd);
            _scanned = runEnd;
            if (runEnd == cutAt + 1)
            {
                Examine(cutAt, cut: true);
            }
        }
    }

    /// <summary>Examines the busy stretch up to a bin. Cut: it goes on behind that bin, and so may its last burst.</summary>
    private void Examine(long end, bool cut)
    {
        if (!_activity.HasSeed && !_activity.Continues)
        {
            _activity.Start = cut ? end : -1;
            return;
        }

        var from = _activity.Continues ? _activity.Start : Math.Max(_activity.Start - _margin, _activity.LastOffset);
        ReadOnlySpan<double> piece = _signal.Energy.Read(from, end, ref _piece);
        // The carried burst reached to less than a quiet before the end of the stretch that was cut.
        var bursts = _finder.Find(piece, _activity.Continues ? _carried - _quiet : 0, _noise.Scales(), _noise.LongFreedomShare);
        var open = cut && bursts.Count > 0 && bursts[^1].End > piece.Length - _quiet;
        ReportSilences(piece, from);
        var next = end;
        var previous = 0;
        for (var i = 0; i < bursts.Count; i++)
        {
            var goesOn = open && i == bursts.Count - 1;
            if (goesOn && !_activity.Continues && piece.Length - bursts[i].Start < 2 * _carried)
            {
                next = from + bursts[i].Start;
                break;
            }

            var valley = i + 1 < bursts.Count ? _finder.Valley(bursts[i].End, bursts[i + 1].Start) : piece.Length;
            var burst = _refiner.Refine(
                piece, _finder.UnitEnergy[..piece.Length], bursts[i], previous, valley, _activity.Continues, goesOn);
            var onset = _activity.Continues ? _activity.Onset : from + burst.Start;
            var handed = from + burst.Start;
            if (goesOn)
            {
                next = end - _carried;
                HandOn(handed, next);
                _activity.Continues = true;
                _activity.Onset = onset;
                break;
            }

            if (from + burst.End - onset >= _shortest && !IsTransient(onset, from + burst.End) && !IsImpulse(onset, from + burst.End))
            {
                HandOn(handed, from + burst.End);
                Close(onset, from + burst.End);
            }
            else if (_activity.Continues)
            {
                _receiver.Drop();
            }

            _activity.Continues = false;
            previous = valley;
        }

        _activity.Start = cut ? next : -1;
        _activity.HasSeed = cut && next < end;
    }

    /// <summary>Whether a burst lies at an end of the segment altogether. The end of the segment is known once all of it is there.</summary>
    private bool IsTransient(long onset, long offset) =>
        offset <= _transient || (_complete && onset >= _end - _transient);

    /// <summary>Whether a burst is a single outlier of impulsive noise, as the filter shows it. No signal of the band has more of its energy in one sample.</summary>
    private bool IsImpulse(long onset, long offset)
    {
        if (offset - onset >= _unitBins || _noise.TailFactor < ImpulsiveTail)
        {
            return false;
        }

        var first = Math.Max(0, onset - ImpulseMargin) * _bins.SamplesPerBin;
        var samples = _signal.Samples.Read(first, Math.Min((offset + ImpulseMargin) * _bins.SamplesPerBin, _samples), ref _burst);
        double energy = 0, peak = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            energy += samples[i] * samples[i];
            var between = 0.0;
            for (var tap = Math.Max(0, i - BetweenTaps.Length); tap < Math.Min(samples.Length, i + BetweenTaps.Length); tap++)
            {
                between += samples[tap] * BetweenTaps[tap < i ? i - 1 - tap : tap - i];
            }

            peak = Math.Max(peak, Math.Max(samples[i] * samples[i], between * between));
        }

        var isImpulse = peak >= ImpulseShare * _peakShare * energy;
        Impulses += isImpulse ? 1 : 0;
        return isImpulse;
    }

    /// <summary>Reports the silences of a piece, but for those that were seen in the part that it shares with the piece before.</summary>
    private void ReportSilences(ReadOnlySpan<double> piece, long from)
    {
        foreach (var candidate in _finder.Silences)
        {
            var silence = _refiner.RefineSilence(piece, candidate);
            var (onset, offset) = (from + silence.Start, from + silence.End);
            if (onset >= _silenceEnd && silence.Length >= _shortestSilence && silence.Length <= _longestSilence)
            {
                _silenceEnd = offset;
                HandOn(_silences, onset, offset);
                _silences.Close(onset * _bins.SamplesPerBin, offset * _bins.SamplesPerBin, Track.Silence, BurstFlags.None);
            }
        }
    }

    private void HandOn(long fromBin, long endBin) => HandOn(_receiver, fromBin, endBin);

    private void HandOn(BurstReceiver receiver, long fromBin, long endBin)
    {
        var from = fromBin * _bins.SamplesPerBin;
        var end = Math.Min(endBin * _bins.SamplesPerBin, _samples);
        receiver.Add(_signal.Samples.Read(from, end, ref _burst), _signal.Energy.Read(fromBin, endBin, ref _burstEnergy));
    }

    private void Close(long onset, long offset)
    {
        _activity.LastOffset = offset;
        var length = offset - onset;
        var track = length < _unitBins ? Track.Unit
            : length < _bins.In(_settings.SustainedSeconds) ? Track.Jerk
            : Track.Sustained;
        var flags = (onset <= 1 ? BurstFlags.TouchesStart : BurstFlags.None)
            | (_complete && offset >= _end - 1 ? BurstFlags.TouchesEnd : BurstFlags.None);
        _receiver.Close(onset * _bins.SamplesPerBin, Math.Min(offset * _bins.SamplesPerBin, _samples), track, flags);
    }
}
