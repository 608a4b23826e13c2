namespace EmgTool.Core.Labeling;

/// <summary>Numbers measured on the filtered signal between a burst's onset and offset. Amplitudes are in microvolts, or in the
/// channel's own unit where that is not a voltage. What cannot be measured is not a number.</summary>
public readonly record struct BurstMeasures
{
    /// <summary>Largest absolute value.</summary>
    public required double Peak { get; init; }

    /// <summary>Root mean square.</summary>
    public required double Rms { get; init; }

    /// <summary>Mean of the rectified signal.</summary>
    public required double RectifiedMean { get; init; }

    /// <summary>Integral of the rectified signal: amplitude times seconds.</summary>
    public required double Area { get; init; }

    /// <summary>20 log10 of <see cref="Rms"/> over the root mean square of the noise floor at that time.</summary>
    public required double SnrDecibels { get; init; }

    /// <summary>Mean frequency of the power spectrum inside the analyzed band.</summary>
    public required double MeanFrequencyHz { get; init; }

    /// <summary>Median frequency of the power spectrum inside the analyzed band.</summary>
    public required double MedianFrequencyHz { get; init; }

    /// <summary>Separate discharges inside: energy peaks with a valley between them.</summary>
    public required int SpikeCount { get; init; }

    /// <summary>Discharges per second inside: 1 / median interval; not a number for fewer than two.</summary>
    public required double SpikeRateHz { get; init; }

    /// <summary>Coefficient of variation of the intervals between discharges; not a number for fewer than three.</summary>
    public required double SpikeIntervalCv { get; init; }

    /// <summary>Median correlation of the discharges' waveforms with each other, -1 to 1; not a number for fewer than two or bursts of 1 s and longer.</summary>
    public required double SpikeSimilarity { get; init; }

    /// <summary>Share of the burst's milliseconds that are active, 0 to 1. About 0.3 for separate discharges, 0.9 for interference.</summary>
    public required double DutyCycle { get; init; }

    /// <summary>Seconds from onset until the 100-ms amplitude first reaches half of its maximum, in steps of 100 ms: long when activity builds up.
    /// Not a number for bursts below 200 ms.</summary>
    public required double RiseSeconds { get; init; }
}
