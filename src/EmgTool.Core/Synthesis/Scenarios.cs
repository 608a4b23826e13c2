namespace EmgTool.Core.Synthesis;

/// <summary>The named sets of channels.</summary>
public static class Scenarios
{
    private static readonly EventShare Jerk = new(EventKind.Jerk, 1);
    private static readonly EventShare Unit = new(EventKind.UnitPotential, 1);
    private static readonly EventShare Groups = new(EventKind.GroupedDischarges, 1);
    private static readonly EventShare Cramp = new(EventKind.Cramp, 1);

    private static readonly SyntheticChannel Jerks = new() { Events = [Jerk] };
    private static readonly SyntheticChannel Fasciculations = new() { Events = [Unit] };
    private static readonly SyntheticChannel Myokymia = new() { Events = [Groups], RestSeconds = new(2, 8) };
    private static readonly SyntheticChannel Cramps = new() { Events = [Cramp], RestSeconds = new(3, 12) };
    private static readonly SyntheticChannel Noise = new();

    // A train has some ten groups and a cramp lasts as long as ten jerks: weights bring the counts and the time near each other.
    private static readonly SyntheticChannel Everything = new()
    {
        Events = [Jerk with { Weight = 10 }, Unit with { Weight = 10 }, Groups, Cramp],
        RestSeconds = new(0.4, 5),
    };

    private static readonly SyntheticChannel Twitches = new() { Events = [Jerk, Unit] };
    private static readonly SyntheticChannel LongJerks = new() { Events = [Jerk], JerkSeconds = new(0.25, 1), RestSeconds = new(0.12, 0.6) };
    private static readonly SyntheticChannel DenseCramps = new() { Events = [Cramp], RestSeconds = new(3, 8) };

    private static readonly SyntheticChannel DenseMixture = new()
    {
        Events = [Jerk with { Weight = 6 }, Unit with { Weight = 2 }, Cramp with { Weight = 2 }],
        JerkSeconds = new(0.1, 1),
        RestSeconds = new(0.3, 3),
    };

    private static readonly (string Name, string Summary, SyntheticChannel[] Channels)[] Table =
    [
        ("mixed", "jerks, fasciculations, myokymia, cramps, mixtures, noise", [Jerks, Fasciculations, Myokymia, Cramps, Everything, Twitches, Everything, Noise]),
        ("jerks", "myoclonic jerks of 30 to 250 ms", [Jerks]),
        ("fasciculations", "isolated motor unit potentials", [Fasciculations]),
        ("myokymia", "trains of recurring grouped discharges", [Myokymia]),
        ("cramps", "sustained activity of 8 to 24 s", [Cramps]),
        ("noise", "nothing but noise", [Noise]),
        ("dense", "activity for 60 to 80 % of the time", [LongJerks, DenseCramps, DenseMixture]),
    ];

    /// <summary>Names of the scenarios with a line on each, the default first.</summary>
    public static IReadOnlyList<(string Name, string Summary)> All { get; } = [.. Table.Select(scenario => (scenario.Name, scenario.Summary))];

    /// <summary>The channels of a scenario; its kinds of channels follow one another and then begin anew.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="count">Number of channels, 1 to 1000.</param>
    /// <exception cref="SettingsException">There is no such scenario, or the number of channels is out of range.</exception>
    public static IReadOnlyList<SyntheticChannel> Channels(string name, int count = 8)
    {
        var scenario = Array.Find(Table, candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
        if (scenario.Channels is null)
        {
            throw new SettingsException($"There is no scenario '{name}'.", $"Choose one of {string.Join(", ", Table.Select(known => known.Name))}.");
        }

        if (count is < 1 or > SynthesisSettings.MaximumChannels)
        {
            throw new SettingsException($"{count} channels cannot be made: 1 to {SynthesisSettings.MaximumChannels} are allowed.");
        }

        return [.. Enumerable.Range(0, count).Select(index => scenario.Channels[index % scenario.Channels.Length])];
    }
}
