using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using EmgTool.Core.Heart;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>One group of channels on the way from samples to bursts.</summary>
/// <remarks>A segment is cut into stretches, which are read and filtered on all threads, eight lanes at a time. While the next ones are filtered, each channel looks at
/// those that are ready: detection goes along a channel, and channels do not know of each other.</remarks>
internal sealed class GroupAnalysis : IDisposable
{
    /// <summary>What is filtered but not looked at takes memory: some 17 MB for each fill of the eight lanes in a step.</summary>
    private const int MostFillsPerStep = 4;

    private readonly List<Channel> _channels;
    private readonly RecordingReader _reader;
    private readonly WorkCrew _crew;
    private readonly FilterBank _bank;
    private readonly TimeBins _bins;
    private readonly int _unit;
    private readonly int _longest;
    private readonly int _fillsPerStep;
    private readonly List<ChannelVariants> _analyses;
    private readonly StretchWorker?[] _workers;
    private readonly Action<int, int> _job;

    // The filter that told how segments are cut, until a worker takes it.
    private LaneFilter? _filter;
    private Segment _segment;
    private StretchPlan _plan;
    private long _filled;
    private int _fillsNow;
    private CancellationToken _cancellation;

    /// <summary>A group.</summary>
    /// <param name="reader">The recording.</param>
    /// <param name="channels">Channels that can share lanes.</param>
    /// <param name="variants">The settings, all with the same filter and the same done about heartbeats: each channel is filtered once and analyzed under each of them.</param>
    /// <param name="measures">Whether bursts are measured; without measures labels say nothing.</param>
    /// <param name="crew">Does the work.</param>
    /// <exception cref="SettingsException">The settings do not fit the sampling rate.</exception>
    public GroupAnalysis(RecordingReader reader, List<Channel> channels, IReadOnlyList<AnalysisSettings> variants, bool measures, WorkCrew crew)
    {
        _reader = reader;
        _channels = channels;
        _crew = crew;
        var rate = channels[0].Rate;
        _bank = new FilterBank(variants[0].Filter, rate);
        var band = new NoiseBand(rate, _bank.EffectiveLowHz, _bank.EffectiveHighHz);
        _bins = band.Bins;
        _filter = _bank.CreateFilter();
        _unit = LeastCommonMultiple(_filter.StretchUnit, _bins.SamplesPerBin);
        _longest = StretchPlan.Longest(rate, _unit);

        // Half of the threads filter while the others detect, which takes about as long.
        _fillsPerStep = Math.Min(MostFillsPerStep, (crew.Size + 1) / 2);

        // Stretches of a channel that a step looks at and, at the same time, fills for the next one; behind them what the detector looks back at.
        var waiting = ((2 * _fillsPerStep * Lanes.Count) + channels.Count - 1) / channels.Count;
        DetectorFactory[] detectors = [.. variants.Select(settings => new DetectorFactory(band, settings.Detection, settings.Detector))];
        var reach = detectors.Max(factory => factory.ReachSamples) + EcgCanceller.LagSamples(rate);
        int capacity = Capacity(waiting, reach), single = Capacity(1, reach);
        _analyses = channels.ConvertAll(channel =>
        {
            var signal = new ChannelSignal(_bins.SamplesPerBin, capacity);
            var ecg = variants[0].Detection.Ecg;
            var heart = ecg == EcgMode.Off ? null : new EcgCanceller(channel.Rate, _bank.EffectiveLowHz, _bank.EffectiveHighHz, ecg, signal);
            var floors = new Dictionary<FloorSettings, ChannelFloor>();
            foreach (var settings in variants.Select(settings => settings.Detection).DistinctBy(FloorSettings.Of))
            {
                floors.Add(FloorSettings.Of(settings), new ChannelFloor(channel, _bins, settings, floors.Count == 0 ? signal : signal.WithOwnEnergy(single), waiting));
            }

            return new ChannelVariants(
                heart,
                [.. floors.Values],
                [
                    .. variants.Zip(detectors, (settings, factory) => new ChannelAnalysis(
                        channel, _bank, settings.Detection, factory, floors[FloorSettings.Of(settings.Detection)], heart, measures)),
                ]);
        });
        _workers = new StretchWorker?[crew.Size];
        _job = Do;
    }

    /// <summary>Reads, filters and detects all segments.</summary>
    /// <param name="report">Receives the number of samples done of each channel, a step each.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public void Run(Action<long> report, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        for (var index = 0; index < _channels[0].Segments.Count; index++)
        {
            _segment = _channels[0].Segments[index];
            _plan = new StretchPlan(_segment.SampleCount, _longest, _unit);
            foreach (var analysis in _analyses)
            {
                analysis.Begin(index, _segment, _plan);
            }

            Run(report);
        }
    }

    /// <summary>What was found.</summary>
    /// <returns>For each channel the findings under each of the settings.</returns>
    public ChannelFindings[][] Findings() => [.. _analyses.Select(channel => channel.Findings(_bank.Notes))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker?.Dispose();
        }
    }

    /// <summary>Samples of a channel to be kept.</summary>
    /// <param name="stretches">Stretches at a time that are being filled or looked at.</param>
    /// <param name="reach">Samples behind them that a detector looks back at.</param>
    private int Capacity(int stretches, long reach)
    {
        var capacity = 0;
        foreach (var segment in _channels[0].Segments)
        {
            var plan = new StretchPlan(segment.SampleCount, _longest, _unit);
            var kept = stretches + ((reach + plan.StretchSamples - 1) / plan.StretchSamples);
            capacity = Math.Max(capacity, (int)Math.Min(kept, plan.Count) * plan.StretchSamples);
        }

        return capacity;
    }

    private void Run(Action<long> report)
    {
        var fills = ((_plan.Count * _channels.Count) + Lanes.Count - 1) / Lanes.Count;
        var done = 0L;
        for (_filled = 0, _fillsNow = 1; _fillsNow > 0; _filled += _fillsNow)
        {
            _cancellation.ThrowIfCancellationRequested();
            _fillsNow = (int)Math.Min(_fillsPerStep, fills - _filled);
            _crew.Run(_fillsNow + (_filled > 0 ? _channels.Count : 0), _job);
            var looked = Math.Min(_segment.SampleCount, Stretches(_filled, 0) * _plan.StretchSamples);
            report(looked - done);
            done = looked;
        }
    }

    /// <summary>One job of a step: the filters first, as they take longest, then the channels.</summary>
    private void Do(int member, int job)
    {
        if (job < _fillsNow)
        {
            var worker = _workers[member] ??= new StretchWorker(
                _analyses, _reader.Open(_channels), Interlocked.Exchange(ref _filter, null) ?? _bank.CreateFilter(), _bins.SamplesPerBin, _longest);
            worker.Run((_filled + job) * Lanes.Count, _segment, _plan, _cancellation);
        }
        else
        {
            var position = job - _fillsNow;
            _analyses[position].Take(Stretches(_filled, position));
        }
    }

    /// <summary>Stretches of a channel that so many fills of the lanes complete.</summary>
    private long Stretches(long fills, int position) =>
        Math.Min(_plan.Count, ((fills * Lanes.Count) - position + _channels.Count - 1) / _channels.Count);

    private static int LeastCommonMultiple(int a, int b)
    {
        var (x, y) = (a, b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return a / x * b;
    }
}
