using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>A synthetic recording in the place of a file.</summary>
public sealed class SyntheticRecordingReader : RecordingReader
{
    private readonly Synthesizer _synthesizer;
    private readonly SignalParts _parts;

    /// <summary>Opens a synthetic recording.</summary>
    /// <param name="synthesizer">Makes the samples.</param>
    /// <param name="name">Name that results use for it; <c>synthetic-SEED</c> when <see langword="null"/>.</param>
    public SyntheticRecordingReader(Synthesizer synthesizer, string? name = null)
        : this(synthesizer, name, SignalParts.All)
    {
    }

    /// <summary>Opens parts of a synthetic recording, such as its events without noise.</summary>
    internal SyntheticRecordingReader(Synthesizer synthesizer, string? name, SignalParts parts)
    {
        _synthesizer = synthesizer;
        _parts = parts;
        Recording = new Recording
        {
            Name = name ?? string.Create(CultureInfo.InvariantCulture, $"synthetic-{synthesizer.Settings.Seed}"),
            Format = "synthetic",
            Channels = synthesizer.Channels,
        };
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels) => _synthesizer.Open(channels, _parts);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
