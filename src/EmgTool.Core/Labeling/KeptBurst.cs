using System.Runtime.InteropServices;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>What is kept of a burst until its row is written. A night has hundreds of thousands: what follows from other numbers is not kept beside them,
/// and the fields are laid out without gaps.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct KeptBurst
{
    private readonly byte _track;
    private readonly byte _flags;

    /// <summary>Largest absolute value.</summary>
    public required double Peak { get; init; }

    /// <summary>Root mean square.</summary>
    public required double Rms { get; init; }

    /// <summary>Sum of the absolute values.</summary>
    public required double AbsoluteSum { get; init; }

    /// <summary><see cref="BurstMeasures.SnrDecibels"/>.</summary>
    public required double SnrDecibels { get; init; }

    /// <summary><see cref="BurstMeasures.MeanFrequencyHz"/>.</summary>
    public required double MeanFrequencyHz { get; init; }

    /// <summary><see cref="BurstMeasures.MedianFrequencyHz"/>.</summary>
    public required double MedianFrequencyHz { get; init; }

    /// <summary><see cref="BurstMeasures.SpikeRateHz"/>.</summary>
    public required double SpikeRateHz { get; init; }

    /// <summary><see cref="BurstMeasures.SpikeIntervalCv"/>.</summary>
    public required double SpikeIntervalCv { get; init; }

    /// <summary><see cref="BurstMeasures.SpikeSimilarity"/>.</summary>
    public required double SpikeSimilarity { get; init; }

    /// <summary><see cref="BurstMeasures.DutyCycle"/>.</summary>
    public required double DutyCycle { get; init; }

    /// <summary>First sample, from the start of the segment.</summary>
    public long Onset { get; init; }

    /// <summary>Samples inside.</summary>
    public long Length { get; init; }

    /// <summary>Number of the segment among those that the store was told of.</summary>
    public int Segment { get; init; }

    /// <summary>Sample with the largest absolute value, from the first one on.</summary>
    public required int PeakPlace { get; init; }

    /// <summary><see cref="BurstMeasures.SpikeCount"/>.</summary>
    public required int SpikeCount { get; init; }

    /// <summary>Steps of the amplitude profile before it first reaches half of its maximum; -1 where the burst is too short to tell.</summary>
    public required int RiseSteps { get; init; }

    /// <summary>The track that found it.</summary>
    public Track Track { get => (Track)_track; init => _track = (byte)value; }

    /// <summary>What limits the trust in it.</summary>
    public BurstFlags Flags { get => (BurstFlags)_flags; init => _flags = (byte)value; }
}
