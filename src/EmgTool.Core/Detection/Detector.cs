using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Finds bursts by their energy at several scales and refines their edges: the method of this program.</summary>
/// <remarks>
/// The mean squares of time bins become multiples of the noise floor as soon as the floor is known, half a
/// minute later; where they are loud, the stretch from quiet to quiet is examined as a whole. As no rule reaches over a quiet of
/// half a second, the bursts are those of the whole recording examined at once, however it comes in.
/// </remarks>
public sealed class Detector : ChannelDetector
{
    /// <summary>A busy stretch ends after this much quiet: more than any rule bridges.</summary>
    private const double QuietSeconds = 0.6;

    /// <summary>Signal examined on either side of a busy stretch: what the edges of sustained activity are fitted on, and the half of a window.</summary>
    private const double MarginSeconds = 0.45;

    /// <summary>A busy stretch this long is examined before it ends; the last burst is carried over.</summary>
    private const double LongestStretchSeconds = 20;

    /// <summary>What is kept of a burst that is carried over: enough for its offset to be fitted.</summary>
    private const double CarriedSeconds = 2;

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

    private readonly BurstReceiver _silences;
    private readonly ActivityScan _scan;
    private readonly NoiseWatch _noise;
    private readonly MarkRing _marks;
    private readonly PieceSearch.Pool _searches;
    private readonly int _quiet;
    private readonly int _tailLag;
    private readonly int _margin;
    private readonly int _longest;
    private readonly int _carried;
    private readonly int _shortest;
    private readonly int _unitBins;
    private readonly int _shortestSilence;
    private readonly int _longestSilence;
    private readonly double _peakShare;
    private readonly MovementArtefact _movementArtefact;
    private readonly int _shortestArtefact;
    private readonly int _longestArtefact;
    private Activity _activity;
    private double[] _artefactEnergy = [];
    private long _marked;
    private long _scanned;
    private long _silenceEnd;

    /// <summary>A detector of one channel.</summary>
    /// <param name="band">Sampling rate, and the band that was filtered out.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="signal">Where the signal is found; it must keep <see cref="ReachSamples"/> and what is added at a time.</param>
    /// <param name="receiver">Takes the bursts.</param>
    /// <param name="silences">Takes the silences.</param>
    /// <param name="movements">Takes the movements, which are not looked for without.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public Detector(NoiseBand band, DetectionSettings settings, ChannelSignal signal, BurstReceiver receiver, BurstReceiver silences, BurstReceiver? movements = null)
        : this(new FlooredSignal(band.Bins, settings, signal), band, settings, receiver, silences, movements, new PieceSearch.Pool(band.Bins, settings))
    {
    }

    /// <summary>A detector that shares the signal over its noise floor, and what it searches pieces with.</summary>
    internal Detector(FlooredSignal floored, NoiseBand band, DetectionSettings settings, BurstReceiver receiver, BurstReceiver silences, BurstReceiver? movements, PieceSearch.Pool searches)
        : base(floored, band.LowHz, settings, receiver, movements)
    {
        _silences = silences;
        _searches = searches;
        _quiet = Bins.In(QuietSeconds);
        _margin = Bins.In(MarginSeconds);
        _longest = Bins.In(LongestStretchSeconds);
        _carried = Bins.In(CarriedSeconds);
        _shortest = Bins.In(settings.MinimumSeconds, 0);
        _unitBins = Bins.In(settings.UnitSeconds);
        _shortestSilence = Bins.In(settings.Silence.MinimumSeconds - SilenceUncertaintySeconds);
        _longestSilence = Bins.In(settings.Silence.MaximumSeconds);
        _peakShare = 2 * (band.HighHz - band.LowHz) / band.Rate.Hertz;
        _movementArtefact = new MovementArtefact(band.Rate, band.LowHz, band.HighHz);
        _shortestArtefact = Bins.In(_movementArtefact.ShortestSeconds, 0);
        _longestArtefact = Bins.In(_movementArtefact.LongestSeconds, 0);
        _tailLag = Bins.In(TailSeconds);
        _marks = new MarkRing(_tailLag);
        _scan = new ActivityScan(Signal.Energy, Bins, searches.Scales);
        _noise = new NoiseWatch(Bins, searches.Scales);
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
        var seconds = FlooredSignal.ReachSeconds(settings) + TailSeconds + LongestStretchSeconds
            + CarriedSeconds + (2 * MarginSeconds) + (2 * QuietSeconds) + (3 * ActivityScan.ChunkBins * bins.SecondsPerBin);
        return (long)bins.In(seconds) * bins.SamplesPerBin;
    }

    /// <inheritdoc/>
    private protected override void Start()
    {
        _noise.Begin();
        _activity = Activity.Quiet;
        _marked = _scanned = _silenceEnd = 0;
    }

    /// <inheritdoc/>
    private protected override void Look()
    {
        var markable = IsComplete ? End : Scaled - _scan.Reach - ActivityScan.ChunkBins + 1;
        while (_marked < markable)
        {
            _marked += _scan.Mark(_marked, Scaled, _marks.Chunk(_marked), _noise);
            if (_marked - _scanned > _tailLag + ActivityScan.ChunkBins)
            {
                Scan(_scanned + ActivityScan.ChunkBins);
            }
        }

        while (IsComplete && _scanned < End)
        {
            Scan(Math.Min(End, _scanned + ActivityScan.ChunkBins));
        }

        if (IsComplete && _activity.Start >= 0)
        {
            Examine(End, cut: false);
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
                Examine(decided == quietAt ? Math.Min(_activity.LastBusy + _margin, Scaled) : decided, cut: decided != quietAt);
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

        var search = _searches.Take();
        Examine(search, end, cut);
        _searches.Return(search);
    }

    private void Examine(PieceSearch search, long end, bool cut)
    {
        var from = _activity.Continues ? _activity.Start : Math.Max(_activity.Start - _margin, _activity.LastOffset);
        var piece = search.Read(Signal.Energy, from, end);
        // The carried burst reached to less than a quiet before the end of the stretch that was cut.
        var bursts = search.Finder.Find(piece, _activity.Continues ? _carried - _quiet : 0, _noise.Scales(), _noise.LongFreedomShare);
        var open = cut && bursts.Count > 0 && bursts[^1].End > piece.Length - _quiet;
        ReportSilences(search, piece, from);
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

            var valley = i + 1 < bursts.Count ? search.Finder.Valley(bursts[i].End, bursts[i + 1].Start) : piece.Length;
            var burst = search.Refiner.Refine(
                piece, search.Finder.UnitEnergy[..piece.Length], bursts[i], previous, valley, _activity.Continues, goesOn);
            var onset = _activity.Continues ? _activity.Onset : from + burst.Start;
            var handed = from + burst.Start;
            if (goesOn)
            {
                next = end - _carried;
                HandOn(SampleOf(handed), SampleOf(next));
                _activity.Continues = true;
                _activity.Onset = onset;
                break;
            }

            var offset = from + burst.End;
            if (offset - onset >= _shortest && !IsTransient(SampleOf(onset), SampleOf(offset)) && !IsLeftOut(onset, offset))
            {
                HandOn(SampleOf(handed), SampleOf(offset));
                Close(SampleOf(onset), SampleOf(offset));
                _activity.LastOffset = offset;
            }
            else if (_activity.Continues)
            {
                Drop();
            }

            _activity.Continues = false;
            previous = valley;
        }

        _activity.Start = cut ? next : -1;
        _activity.HasSeed = cut && next < end;
    }

    /// <summary>Whether a burst is something else than activity of the muscle; where that is so, it is noted.</summary>
    private bool IsLeftOut(long onset, long offset)
    {
        var reason = IsImpulse(onset, offset) ? LeftOutReason.Impulse
            : IsMovementArtefact(onset, offset) ? LeftOutReason.MovementArtefact
            : null;
        if (reason is null)
        {
            return false;
        }

        Note(reason, SampleOf(onset), SampleOf(offset));
        return true;
    }

    private bool IsMovementArtefact(long onset, long offset)
    {
        if (offset - onset < _shortestArtefact || offset - onset > _longestArtefact)
        {
            return false;
        }

        var energy = EnergySpan.Mean(Signal.Energy.Read(onset, offset, ref _artefactEnergy));
        return _movementArtefact.Is(SamplesOf(Math.Max(0, SampleOf(onset) - _movementArtefact.Margin), SampleOf(offset) + _movementArtefact.Margin), energy);
    }

    /// <summary>Whether a burst is a single outlier of impulsive noise, as the filter shows it. No signal of the band has more of its energy in one sample.</summary>
    private bool IsImpulse(long onset, long offset)
    {
        if (offset - onset >= _unitBins || _noise.TailFactor < ImpulsiveTail)
        {
            return false;
        }

        var first = SampleOf(Math.Max(0, onset - ImpulseMargin));
        var samples = SamplesOf(first, SampleOf(offset + ImpulseMargin));
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

        return peak >= ImpulseShare * _peakShare * energy;
    }

    /// <summary>Reports the silences of a piece, but for those that were seen in the part that it shares with the piece before.</summary>
    private void ReportSilences(PieceSearch search, ReadOnlySpan<double> piece, long from)
    {
        foreach (var candidate in search.Finder.Silences)
        {
            var silence = search.Refiner.RefineSilence(piece, candidate);
            var (onset, offset) = (from + silence.Start, from + silence.End);
            if (onset >= _silenceEnd && silence.Length >= _shortestSilence && silence.Length <= _longestSilence)
            {
                _silenceEnd = offset;
                HandOn(_silences, SampleOf(onset), SampleOf(offset));
                _silences.Close(SampleOf(onset), SampleOf(offset), Track.Silence, BurstFlags.None);
            }
        }
    }

    private long SampleOf(long bin) => bin * Bins.SamplesPerBin;
}
