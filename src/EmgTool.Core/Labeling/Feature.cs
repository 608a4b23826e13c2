namespace EmgTool.Core.Labeling;

/// <summary>A number of a burst that rules can name.</summary>
public sealed class Feature
{
    private readonly Reading _read;

    private Feature(string name, string caption, FeatureUnit unit, string meaning, Reading read)
    {
        Name = name;
        Caption = caption;
        Unit = unit;
        Meaning = meaning;
        _read = read;
    }

    private delegate double Reading(in BurstContext burst);

    /// <summary>All features that a rule can name.</summary>
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("duration_s", "duration", FeatureUnit.Seconds, "offset less onset", (in b) => b.Measured.DurationSeconds) { IsDuration = true },
        new("active_s", "active time", FeatureUnit.Seconds, "duration times duty cycle", (in b) => b.Measured.DurationSeconds * b.Measured.Measures.DutyCycle) { IsDuration = true },
        new("spike_count", "spike", FeatureUnit.Count, "separate discharges inside", (in b) => b.Measured.Measures.SpikeCount),
        new("spike_rate_hz", "spike rate", FeatureUnit.Hertz, "discharges per second inside", (in b) => b.Measured.Measures.SpikeRateHz),
        new("spike_interval_cv", "spike interval variation", FeatureUnit.Ratio, "coefficient of variation of the intervals between discharges", (in b) => b.Measured.Measures.SpikeIntervalCv),
        new("spike_similarity", "waveform similarity", FeatureUnit.Ratio, "median correlation of the discharges with each other", (in b) => b.Measured.Measures.SpikeSimilarity),
        new("duty_cycle", "duty cycle", FeatureUnit.Ratio, "active share of the burst", (in b) => b.Measured.Measures.DutyCycle),
        new("rise_s", "rise to half of the maximum", FeatureUnit.Seconds, "onset until the amplitude reaches half of its maximum", (in b) => b.Measured.Measures.RiseSeconds),
        new("snr_db", "signal-to-noise ratio", FeatureUnit.Decibels, "root mean square over that of the noise floor", (in b) => b.Measured.Measures.SnrDecibels),
        new("mean_frequency_hz", "mean frequency", FeatureUnit.Hertz, "mean of the power spectrum", (in b) => b.Measured.Measures.MeanFrequencyHz),
        new("median_frequency_hz", "median frequency", FeatureUnit.Hertz, "median of the power spectrum", (in b) => b.Measured.Measures.MedianFrequencyHz),
        new("nearest_interval_s", "interval to the nearest burst", FeatureUnit.Seconds, "onset-to-onset time to the nearer neighbour; infinite without one", (in b) => b.NearestIntervalSeconds),
        new("widest_interval_s", "interval to the farther neighbour", FeatureUnit.Seconds, "onset-to-onset time to the farther neighbour; infinite where one is missing", (in b) => b.WidestIntervalSeconds),
    ];

    /// <summary>The name in the table, with the unit.</summary>
    public string Name { get; }

    /// <summary>The name in an evidence text.</summary>
    public string Caption { get; }

    /// <summary>Its unit.</summary>
    public FeatureUnit Unit { get; }

    /// <summary>What it is.</summary>
    public string Meaning { get; }

    /// <summary>Whether it is a time of the burst itself, of which a cut burst shows only a lower limit.</summary>
    internal bool IsDuration { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The feature of that name, or <see langword="null"/>.</summary>
    internal static Feature? Find(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    internal double Read(in BurstContext context) => _read(context);
}
