namespace EmgTool.Core.Labeling;

/// <summary>Bursts of one kind on one channel that follow each other; the parts stay in the list of bursts.</summary>
public sealed record Train
{
    /// <summary>Number within the channel, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Label of its bursts.</summary>
    public required string Label { get; init; }

    /// <summary>Onset of the first burst in seconds from the start of the recording.</summary>
    public required double OnsetSeconds { get; init; }

    /// <summary>Time from the first onset to the last offset in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Number of bursts.</summary>
    public required int Count { get; init; }

    /// <summary>Bursts per second: 1 / mean onset-to-onset interval.</summary>
    public required double RateHz { get; init; }

    /// <summary>Median onset-to-onset interval in seconds.</summary>
    public required double MedianIntervalSeconds { get; init; }

    /// <summary>Coefficient of variation of the intervals (sample standard deviation / mean); not a number for fewer than three bursts.</summary>
    public required double IntervalCv { get; init; }

    /// <summary>Regularity.</summary>
    public required Rhythmicity Rhythmicity { get; init; }
}
