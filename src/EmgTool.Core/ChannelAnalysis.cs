using System.Globalization;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>One channel on the way from filtered samples to labels.</summary>
internal sealed class ChannelAnalysis
{
    private readonly Channel _channel;
    private readonly BurstMeter _meter;
    private readonly BurstMeter _silences;
    private readonly ChannelDetector _detector;
    private readonly FlatStretches _flat;
    private readonly FlatRuns[] _runs;
    private readonly List<double> _floors = [];
    private double _flatSeconds;
    private double _floorlessSeconds;
    private StretchPlan _plan;
    private long _taken;

    /// <summary>A channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bank">The filters.</param>
    /// <param name="settings">The settings of detection.</param>
    /// <param name="detectors">Makes its detector.</param>
    /// <param name="signal">Where its samples come in.</param>
    /// <param name="waiting">Stretches that may wait to be looked at.</param>
    public ChannelAnalysis(Channel channel, FilterBank bank, DetectionSettings settings, DetectorFactory detectors, ChannelSignal signal, int waiting)
    {
        _channel = channel;
        Signal = signal;
        _meter = new BurstMeter(channel.Rate, bank.EffectiveLowHz, bank.EffectiveHighHz);
        _silences = new BurstMeter(channel.Rate, bank.EffectiveLowHz, bank.EffectiveHighHz);
        _detector = detectors.Create(signal, _meter, _silences);
        _flat = new FlatStretches(channel.Rate, settings, _detector);
        _runs = new FlatRuns[waiting];
        for (var i = 0; i < waiting; i++)
        {
            _runs[i] = new FlatRuns(FlatStretches.ShortestRun(channel.Rate, settings));
        }
    }

    /// <summary>Where its samples come in.</summary>
    public ChannelSignal Signal { get; }

    /// <summary>The runs of equal values of a stretch, to be filled before the stretch is taken.</summary>
    public FlatRuns RunsOf(long stretch) => _runs[(int)(stretch % _runs.Length)];

    /// <summary>Starts a segment.</summary>
    public void Begin(int index, Segment segment, StretchPlan plan)
    {
        _plan = plan;
        _taken = 0;
        Signal.Begin(plan.StretchSamples);
        _flat.Begin();
        _detector.Begin(segment.SampleCount);
        _meter.Begin(index, segment);
        _silences.Begin(index, segment);
    }

    /// <summary>Looks at the stretches that have come in; ends the segment with its last one.</summary>
    /// <param name="stretches">Stretches that are complete, from the start of the segment.</param>
    public void Take(long stretches)
    {
        for (; _taken < stretches; _taken++)
        {
            _flat.Add(RunsOf(_taken));
            if (_taken + 1 < _plan.Count)
            {
                _detector.Advance((_taken + 1) * _plan.StretchSamples);
            }
            else
            {
                Complete();
            }
        }
    }

    /// <summary>Labels what was found.</summary>
    public ChannelResult Result(Labeler labeler, IReadOnlyList<string> notes)
    {
        var rate = _channel.Rate;
        var total = _channel.Segments.Sum(segment => rate.SecondsOf(segment.SampleCount));

        // Where nothing is left, sums of fractions may differ by a rounding.
        var analyzed = Math.Max(0, total - _flatSeconds - _floorlessSeconds);
        var leftOut = new List<LeftOut>();
        AddLeftOut(leftOut, "missing", rate.SecondsOf(_channel.MissingSamples));
        AddLeftOut(leftOut, "flat", _flatSeconds);
        AddLeftOut(leftOut, "no noise floor", _floorlessSeconds);

        _floors.Sort();
        var (bursts, trains, counts) = labeler.Label(_meter.Bursts, analyzed);
        var (silences, _, silenceCounts) = labeler.LabelSilences(_silences.Bursts, analyzed);
        return new ChannelResult
        {
            Channel = _channel,
            Bursts = bursts,
            Silences = silences,
            CountsByLabel = Together(counts, silenceCounts),
            Trains = trains,
            NoiseFloor = _floors.Count == 0 ? double.NaN : _floors[_floors.Count / 2],
            NoiseFloorMinimum = _floors.Count == 0 ? double.NaN : _floors[0],
            NoiseFloorMaximum = _floors.Count == 0 ? double.NaN : _floors[^1],
            SecondsAnalyzed = analyzed,
            LeftOut = leftOut,
            Notes = [.. notes, .. RecorderNotes.Of(_channel), .. ImpulseNotes()],
        };
    }

    private static Dictionary<string, int> Together(IReadOnlyDictionary<string, int> bursts, IReadOnlyDictionary<string, int> silences)
    {
        var all = new Dictionary<string, int>(bursts, StringComparer.Ordinal);
        foreach (var (label, count) in silences)
        {
            all[label] = all.GetValueOrDefault(label) + count;
        }

        return all;
    }

    private IEnumerable<string> ImpulseNotes() =>
        _detector.Impulses == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"impulsive noise: {_detector.Impulses} outliers as narrow as the filter's response are not counted as bursts; small potentials are unreliable")];

    private static void AddLeftOut(List<LeftOut> list, string reason, double seconds)
    {
        if (seconds > 0)
        {
            list.Add(new LeftOut(reason, seconds));
        }
    }

    private void Complete()
    {
        _detector.Complete(_plan.SegmentSamples);
        var flat = _channel.Rate.SecondsOf(_detector.LeftOutSamples);
        _flatSeconds += flat;
        var known = _floors.Count;
        foreach (var floor in _detector.Floors)
        {
            if (floor > 0)
            {
                _floors.Add(Math.Sqrt(floor));
            }
        }

        if (_floors.Count == known)
        {
            _floorlessSeconds += _channel.Rate.SecondsOf(_plan.SegmentSamples) - flat;
        }
    }
}
