using System.Globalization;

namespace EmgTool.Core.Settings;

/// <summary>All there is to say about some settings: the one place that their limits, meanings and reasons come from.</summary>
/// <typeparam name="T">The settings.</typeparam>
public sealed record SettingTable<T>
{
    /// <summary>The groups that the settings form.</summary>
    public required IReadOnlyList<SettingGroup> Groups { get; init; }

    /// <summary>The settings.</summary>
    public required IReadOnlyList<Setting<T>> Settings { get; init; }

    /// <summary>Which of them limit others.</summary>
    public required IReadOnlyList<SettingOrder<T>> Orders { get; init; }

    /// <summary>The setting of a path, or null.</summary>
    public Setting<T>? Find(string path) => Settings.FirstOrDefault(setting => string.Equals(setting.Path, path, StringComparison.Ordinal));

    /// <summary>The group of a path, or null.</summary>
    public SettingGroup? FindGroup(string path) => Groups.FirstOrDefault(group => string.Equals(group.Path, path, StringComparison.Ordinal));

    /// <summary>This table and another one behind it.</summary>
    public SettingTable<T> And(SettingTable<T> next) => new()
    {
        Groups = [.. Groups, .. next.Groups],
        Settings = [.. Settings, .. next.Settings],
        Orders = [.. Orders, .. next.Orders],
    };

    /// <summary>The same table of the settings that hold these.</summary>
    /// <param name="part">These settings among them.</param>
    public SettingTable<TWhole> Within<TWhole>(Func<TWhole, T> part) => new()
    {
        Groups = Groups,
        Settings = [.. Settings.Select(setting => setting.Within(part))],
        Orders = [.. Orders.Select(order => new SettingOrder<TWhole>(order.Lower, order.Relation, order.Upper, whole => order.Holds(part(whole)), order.Why))],
    };

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="SettingsException">Names the setting, its value, what is allowed and why.</exception>
    public void Check(T settings)
    {
        if (Problems(settings).FirstOrDefault() is { } problem)
        {
            throw new SettingsException(problem.Message, problem.Why);
        }
    }

    /// <summary>Everything that makes no sense, in the order of the table.</summary>
    public IEnumerable<SettingProblem> Problems(T settings)
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in Settings)
        {
            if (setting is { Value: { } value, Range: { } range } && !range.Contains(value(settings)))
            {
                wrong.Add(setting.Path);
                yield return new([setting.Path], $"{setting.Path}: {Text(value(settings))} is not allowed; it must be {range.Text(setting.Unit)}", range.Why);
            }
        }

        foreach (var order in Orders.Where(order => !wrong.Contains(order.Lower) && !wrong.Contains(order.Upper) && !order.Holds(settings)))
        {
            yield return order.Problem(Number(order.Lower, settings), Number(order.Upper, settings));
        }
    }

    private double Number(string path, T settings) => Find(path)!.Value!(settings);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
