namespace EmgTool.Accuracy;

/// <summary>An event that can be rendered at any rate: all that is random in it has been drawn in continuous time, or is drawn again from the same dice.</summary>
internal abstract class Activity
{
    /// <summary>Seconds before the onset and behind the offset in which the feet lie.</summary>
    public const double Margin = 0.1;

    public required EventClass Class { get; init; }

    public required double Snr { get; init; }

    public double Onset { get; protected init; }

    public double Offset { get; protected init; }

    public string Shape { get; protected init; } = "";

    /// <summary>Seconds from the onset over which the root mean square is that which the SNR says.</summary>
    public double ReferenceSeconds { get; protected init; }

    /// <summary>Drops of the activity, onset and offset.</summary>
    public IReadOnlyList<(double Onset, double Offset)> Silences { get; protected init; } = [];

    /// <summary>Adds it to a signal at any amplitude.</summary>
    /// <param name="signal">Samples, from <paramref name="start"/> on.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="start">Time of the first sample in the recording.</param>
    public abstract void Render(Span<double> signal, double rate, double start);
}
