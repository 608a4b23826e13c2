namespace EmgTool.Core.Synthesis;

/// <summary>What happens on one channel. A channel without events holds noise only.</summary>
public sealed record SyntheticChannel
{
    /// <summary>Name of the channel; <c>EMG N</c> (from 1) when <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The kinds of events and how often each is drawn.</summary>
    public IReadOnlyList<EventShare> Events { get; init; } = [];

    /// <summary>Seconds of rest before each event, drawn uniformly in the logarithm, which makes their times irregular. A discharge counts as
    /// isolated with 0.25 s of silence on either side (Sleutjes 2016, doi 10.1002/mus.24712): no shorter rest where unit potentials are made.</summary>
    public ValueRange RestSeconds { get; init; } = new(0.3, 5);

    /// <summary>Seconds that a jerk lasts; 30 to 250 ms, and up to 1 s where asked for.</summary>
    public ValueRange JerkSeconds { get; init; } = new(0.03, 0.25);

    /// <summary>Seconds that a motor unit potential lasts: 5 to 15 ms, up to 30 ms far from the electrodes.</summary>
    public ValueRange UnitSeconds { get; init; } = new(0.005, 0.015);

    /// <summary>Discharges a second within a group.</summary>
    public ValueRange GroupHertz { get; init; } = new(20, 60);

    /// <summary>Seconds from one group of a train to the next, drawn once a train; each interval then varies by 5 to 30 %.</summary>
    public ValueRange GroupPeriodSeconds { get; init; } = new(0.5, 2);

    /// <summary>Seconds that a cramp lasts.</summary>
    public ValueRange CrampSeconds { get; init; } = new(8, 24);

    /// <summary>Seconds that a cramp builds up and fades, drawn for each end, at most a third of its duration.</summary>
    public ValueRange CrampRampSeconds { get; init; } = new(0.2, 2);

    /// <summary>Level that a cramp begins and ends with as a share of its full level. Motor units are recruited whole, so the first makes a step;
    /// 0 lets the signal grow out of the noise without one, and then the true onset cannot be seen in the signal.</summary>
    public ValueRange CrampStartLevel { get; init; } = new(0.35, 0.6);

    /// <summary>Throws unless the events can be made.</summary>
    internal void Check(string place)
    {
        RestSeconds.Check($"{place}: rest in seconds", Events.Any(share => share.Kind == EventKind.UnitPotential) ? 0.25 : 0.01, 3600);
        JerkSeconds.Check($"{place}: jerk duration in seconds", 0.01, 1);
        UnitSeconds.Check($"{place}: unit potential duration in seconds", 0.002, 0.04);
        GroupHertz.Check($"{place}: discharges a second", 2, 150);
        GroupPeriodSeconds.Check($"{place}: period of groups in seconds", 0.1, 60);
        CrampSeconds.Check($"{place}: cramp duration in seconds", 1, 600);
        CrampRampSeconds.Check($"{place}: cramp ramp in seconds", 0.05, 60);
        CrampStartLevel.Check($"{place}: start level of cramps", 0, 1);
        foreach (var share in Events)
        {
            if (!(share.Weight > 0 && double.IsFinite(share.Weight)))
            {
                throw new SettingsException($"{place}: the weight of {share.Kind} must be a positive number.");
            }
        }
    }
}
