using System.Globalization;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Heart;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>One channel on the way from filtered samples to bursts.</summary>
internal sealed class ChannelAnalysis
{
    private readonly Channel _channel;
    private readonly BurstMeter _meter;
    private readonly BurstMeter _silences;
    private readonly BurstMeter? _movements;
    private readonly ChannelDetector _detector;
    private readonly EcgCanceller? _heart;
    private readonly ClippedStretches _clipped;
    private long _clippedSamples;
    private readonly List<double> _floors = [];
    private readonly ArtefactList _artefacts;
    private readonly bool _noMovements;
    private StretchPlan _plan;
    private int _segment;
    private long _taken;

    /// <summary>A channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bank">The filters.</param>
    /// <param name="settings">The settings of detection.</param>
    /// <param name="detectors">Makes its detector.</param>
    /// <param name="floor">Its signal over the noise floor, ahead of this.</param>
    /// <param name="heart">What finds the heart's beats in it, ahead of this; null where nothing is to be done about them.</param>
    /// <param name="measures">Whether bursts are measured.</param>
    public ChannelAnalysis(Channel channel, FilterBank bank, DetectionSettings settings, DetectorFactory detectors, ChannelFloor floor, EcgCanceller? heart, bool measures)
    {
        _channel = channel;
        _artefacts = new ArtefactList(channel);
        _clipped = floor.Clipped;
        _meter = new BurstMeter(channel.Rate, bank.EffectiveLowHz, bank.EffectiveHighHz, measures) { Clipped = _clipped };
        _silences = new BurstMeter(channel.Rate, bank.EffectiveLowHz, bank.EffectiveHighHz, measures);
        _movements = settings.Movement.On && channel.Unit.Kind == UnitKind.Voltage ? new BurstMeter(channel.Rate, bank.EffectiveLowHz, bank.EffectiveHighHz, measures) { Clipped = _clipped } : null;
        _noMovements = settings.Movement.On && _movements is null;
        _heart = heart;
        BurstReceiver receiver = settings.Ecg == EcgMode.Flag ? new BeatFlagger(heart!.Marks, _meter) : _meter;
        _detector = detectors.Create(floor.Floored, receiver, _silences, _movements);
    }

    /// <summary>Starts a segment.</summary>
    public void Begin(int index, Segment segment, StretchPlan plan)
    {
        _plan = plan;
        _segment = index;
        _taken = 0;
        _detector.Begin(segment.SampleCount);
        _meter.Begin(index, segment);
        _silences.Begin(index, segment);
        _movements?.Begin(index, segment);
    }

    /// <summary>Looks at the next stretch; ends the segment with its last one.</summary>
    /// <param name="settled">Samples, from the start of the segment, that will not change any more: those of the stretch but for what the heart's beats may still take.</param>
    public void Take(long settled)
    {
        if (++_taken < _plan.Count)
        {
            _detector.Advance(settled);
        }
        else
        {
            Complete();
        }
    }

    /// <summary>What was found, which needs neither samples nor detector any more.</summary>
    /// <param name="notes">What the filters note.</param>
    public ChannelFindings Findings(IReadOnlyList<string> notes) => new()
    {
        Channel = _channel,
        Bursts = _movements is null ? _meter.Bursts : new ResolvedBursts(_meter.Bursts, _movements.Bursts),
        Silences = _silences.Bursts,
        Floors = _floors,
        Artefacts = _artefacts,
        EcgBeats = _heart?.Beats ?? 0,
        SecondsClipped = _channel.Rate.SecondsOf(_clippedSamples),
        Notes = [.. notes, .. RecorderNotes.Of(_channel), .. ImpulseNotes(_artefacts.Of(LeftOutReason.Impulse)), .. MovementNotes(), .. HeartNotes()],
    };

    private IEnumerable<string> MovementNotes() =>
        _noMovements ? ["no movements: they are told by microvolts, which are not known of this channel"] : [];

    private IEnumerable<string> HeartNotes() =>
        _heart is not { Beats: > 0 } heart ? [] : [string.Create(CultureInfo.InvariantCulture, $"ECG: {heart.Beats} beats at {60 * heart.Beats / heart.Seconds:0}/min {(heart.Subtracts ? "subtracted" : "flagged")}")];

    private static IEnumerable<string> ImpulseNotes(LeftOut impulses) =>
        impulses.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"impulsive noise: {impulses.Count} outliers as narrow as the filter's response are not counted as bursts; small potentials are unreliable")];

    private void Complete()
    {
        _detector.Complete(_plan.SegmentSamples);
        _clippedSamples += _clipped.Samples;
        var known = _floors.Count;
        foreach (var floor in _detector.Floors)
        {
            if (floor > 0)
            {
                _floors.Add(Math.Sqrt(floor));
            }
        }

        _artefacts.Add(_segment, [.. _detector.LeftOut, .. _detector.Artefacts, .. _floors.Count == known ? Floorless() : []]);
    }

    /// <summary>What is left of the segment between the stretches that are left out.</summary>
    private IEnumerable<(string Reason, long First, long End)> Floorless()
    {
        long first = 0;
        foreach (var (_, end, next) in _detector.LeftOut.Append(("", _plan.SegmentSamples, _plan.SegmentSamples)))
        {
            if (end > first)
            {
                yield return (LeftOutReason.NoNoiseFloor, first, end);
            }

            first = next;
        }
    }
}
