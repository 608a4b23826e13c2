using EmgTool.Core;

namespace EmgTool.Accuracy;

/// <summary>A recording of a condition, with everything known that is in it. The same seed gives the same events, and the same noise, at every rate.</summary>
internal sealed class KnownRecording
{
    private readonly KnownChannel[] _channels;

    public KnownRecording(Condition condition, int seed, int hertz)
    {
        (Condition, Seed, Hertz) = (condition, seed, hertz);
        var dice = new Dice((ulong)seed);
        var heart = new Heartbeat(condition.Seconds, condition.Extrasystoles, dice.Fork());
        Dice[] forks = [.. condition.Channels.Select(_ => dice.Fork())];
        _channels = [.. forks.AsParallel().AsOrdered().Select((fork, index) => new KnownChannel(condition, index, hertz, heart, fork))];
    }

    public Condition Condition { get; }

    public int Seed { get; }

    public int Hertz { get; }

    public IReadOnlyList<KnownChannel> Channels => _channels;

    /// <summary>What the default detector, or that of other settings, finds in each channel.</summary>
    public IReadOnlyList<FoundChannel> Analyze(AnalysisSettings? settings = null)
    {
        using var reader = new ArrayRecordingReader(Hertz, [.. _channels.Select(channel => channel.Signal)]);
        var result = Analysis.Run(reader, reader.Recording.Channels, settings ?? new AnalysisSettings(), Environment.ProcessorCount);
        return [.. result.Channels.Select(FoundChannel.Of)];
    }
}
