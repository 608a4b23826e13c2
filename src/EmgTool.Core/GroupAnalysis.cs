using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>One group of channels on the way from samples to labels.</summary>
internal sealed class GroupAnalysis
{
    /// <summary>Rows read at a time: 128 KiB, which stay in the second-level cache from reading to detection.</summary>
    private const int BlockRows = 2048;

    private readonly List<Channel> _channels;
    private readonly SamplingRate _rate;
    private readonly FilterBank _bank;
    private readonly LaneFilter _filter;
    private readonly double[] _raw = new double[BlockRows * Lanes.Count];
    private readonly double[] _filtered;
    private readonly BurstMeter _meter;
    private readonly Detector _detector;
    private readonly SignalQuality _quality;
    private readonly List<double>[] _floors = new List<double>[Lanes.Count];
    private readonly double[] _flatSeconds = new double[Lanes.Count];
    private readonly double[] _floorlessSeconds = new double[Lanes.Count];

    public GroupAnalysis(List<Channel> channels, AnalysisSettings settings)
    {
        _channels = channels;
        _rate = channels[0].Rate;
        _bank = new FilterBank(settings.Filter, _rate);
        _filter = _bank.CreateFilter();
        _filtered = new double[_filter.OutputCapacity(BlockRows)];
        _meter = new BurstMeter(_rate, _bank.EffectiveLowHz, _bank.EffectiveHighHz);
        _detector = new Detector(_rate, _bank.EffectiveLowHz, _bank.EffectiveHighHz, channels.Count, settings.Detection, _meter);
        _quality = new SignalQuality(_rate, channels.Count, settings.Detection, _detector.LeaveOut);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            _floors[lane] = [];
        }
    }

    /// <summary>Reads, filters and detects all segments.</summary>
    /// <param name="source">The samples of the group's channels.</param>
    /// <param name="report">Receives the number of rows done, a block each.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public void Run(LaneSource source, Action<long> report, CancellationToken cancellation)
    {
        for (var index = 0; index < _channels[0].Segments.Count; index++)
        {
            var segment = _channels[0].Segments[index];
            Begin(index, segment);
            for (var first = segment.FirstSample; first < segment.EndSample; first += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = (int)Math.Min(BlockRows, segment.EndSample - first);
                var raw = _raw.AsSpan(0, rows * Lanes.Count);
                source.Read(first, raw);
                _quality.Process(raw);
                _detector.Process(_filtered.AsSpan(0, _filter.Process(raw, _filtered)));
                report(rows);
            }

            Complete(segment);
        }
    }

    /// <summary>Labels what was found on one channel.</summary>
    public ChannelResult Result(int lane, Labeler labeler)
    {
        var channel = _channels[lane];
        var total = channel.Segments.Sum(segment => _rate.SecondsOf(segment.SampleCount));

        // Where nothing is left, sums of fractions may differ by a rounding.
        var analyzed = Math.Max(0, total - _flatSeconds[lane] - _floorlessSeconds[lane]);
        var leftOut = new List<LeftOut>();
        AddLeftOut(leftOut, "missing", _rate.SecondsOf(channel.MissingSamples));
        AddLeftOut(leftOut, "flat", _flatSeconds[lane]);
        AddLeftOut(leftOut, "no noise floor", _floorlessSeconds[lane]);

        var floors = _floors[lane];
        floors.Sort();
        var (bursts, trains) = labeler.Label(_meter.Bursts(lane), analyzed);
        return new ChannelResult
        {
            Channel = channel,
            Bursts = bursts,
            Trains = trains,
            NoiseFloor = floors.Count == 0 ? double.NaN : floors[floors.Count / 2],
            NoiseFloorMinimum = floors.Count == 0 ? double.NaN : floors[0],
            NoiseFloorMaximum = floors.Count == 0 ? double.NaN : floors[^1],
            SecondsAnalyzed = analyzed,
            LeftOut = leftOut,
            Notes = [.. _bank.Notes, .. RecorderNotes.Of(channel)],
        };
    }

    private static void AddLeftOut(List<LeftOut> list, string reason, double seconds)
    {
        if (seconds > 0)
        {
            list.Add(new LeftOut(reason, seconds));
        }
    }

    private void Begin(int index, Segment segment)
    {
        _filter.Begin();
        _quality.Begin();
        _detector.Begin(segment.SampleCount);
        _meter.Begin(index, segment);
    }

    private void Complete(Segment segment)
    {
        int count;
        while ((count = _filter.Complete(_filtered)) > 0)
        {
            _detector.Process(_filtered.AsSpan(0, count));
        }

        _detector.Complete();
        for (var lane = 0; lane < _channels.Count; lane++)
        {
            var flat = _rate.SecondsOf(_detector.LeftOutSamples(lane));
            _flatSeconds[lane] += flat;
            var known = _detector.Floors(lane).Where(floor => floor > 0).Select(Math.Sqrt).ToList();
            _floors[lane].AddRange(known);
            if (known.Count == 0)
            {
                _floorlessSeconds[lane] += _rate.SecondsOf(segment.SampleCount) - flat;
            }
        }
    }
}
