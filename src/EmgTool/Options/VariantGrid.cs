using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>Every combination of the values of some settings, over others that are given.</summary>
internal sealed class VariantGrid
{
    private readonly IReadOnlyList<Variant> _bases;
    private readonly IReadOnlyList<VariedSetting> _varied;
    private readonly string[] _names;

    /// <summary>A grid.</summary>
    /// <param name="bases">The settings to start from, at least one.</param>
    /// <param name="varied">The settings that are varied; the last one changes first.</param>
    /// <exception cref="SettingsException">A setting is varied twice, there is none of its path, or it does not take a value.</exception>
    public VariantGrid(IReadOnlyList<Variant> bases, IReadOnlyList<VariedSetting> varied)
    {
        _bases = bases;
        _varied = varied;
        string[] names = [.. varied.Select(setting => Named(setting.Path))];
        _names = Array.ConvertAll(names, name => ShortName(name, names));
        Count = bases.Count;
        foreach (var setting in varied)
        {
            if (varied.Count(other => string.Equals(other.Path, setting.Path, StringComparison.Ordinal)) > 1)
            {
                throw new SettingsException($"{setting.Path} is varied twice", "write all its values behind one --vary, separated by commas");
            }

            Count = Count > long.MaxValue / setting.Values.Count
                ? throw new SettingsException("there are more combinations than can be counted", "vary fewer settings, or in larger steps")
                : Count * setting.Values.Count;
        }

        // A value that no combination can have is told at once and not when its turn comes.
        foreach (var (path, value) in varied.SelectMany(setting => setting.Values.Select(value => (setting.Path, value))))
        {
            var problems = AnalysisSettings.Table.Problems(SettingPath.Apply(bases[0].Settings, path, value));
            if (problems.FirstOrDefault(problem => problem.Paths is [var only] && string.Equals(only, path, StringComparison.Ordinal)) is { } problem)
            {
                throw new SettingsException(problem.Message, problem.Why);
            }
        }
    }

    /// <summary>Number of combinations.</summary>
    public long Count { get; }

    /// <summary>The settings that others are laid over.</summary>
    public IReadOnlyList<Variant> Bases => _bases;

    /// <summary>The paths that are varied.</summary>
    public IReadOnlyList<string> Paths => [.. _varied.Select(setting => setting.Path)];

    /// <summary>The settings that are varied, and those that differ from their preset before.</summary>
    public IEnumerable<string> Given => _bases.SelectMany(variant => UnreadSettings.Given(variant.Settings)).Concat(Paths);

    /// <summary>A combination, which may make no sense as a whole.</summary>
    /// <param name="index">Its number, from 0.</param>
    public Variant At(long index)
    {
        var values = new string[_varied.Count];
        for (var i = _varied.Count - 1; i >= 0; i--)
        {
            (index, var value) = Math.DivRem(index, _varied[i].Values.Count);
            values[i] = _varied[i].Values[(int)value];
        }

        var (name, settings) = _bases[(int)index];
        for (var i = 0; i < values.Length; i++)
        {
            settings = SettingPath.Apply(settings, _varied[i].Path, values[i]);
        }

        var changes = _names.Zip(values, (setting, value) => $"{setting}={value}");
        return new(string.Join(' ', _varied.Count == 0 || _bases.Count > 1 ? changes.Prepend(name) : changes), settings);
    }

    /// <summary>The path without its last part where that is but the name of what the part before it is: <c>detector=bonato</c>.</summary>
    private static string Named(string path) => path.EndsWith(".name", StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path;

    /// <summary>The last parts of a path that no other path ends in.</summary>
    private static string ShortName(string path, IEnumerable<string> paths)
    {
        var others = paths.Where(other => !string.Equals(other, path, StringComparison.Ordinal)).Select(other => "." + other).ToList();
        for (var point = path.LastIndexOf('.'); point >= 0; point = point == 0 ? -1 : path.LastIndexOf('.', point - 1))
        {
            if (!others.Exists(other => other.EndsWith(path[point..], StringComparison.Ordinal)))
            {
                return path[(point + 1)..];
            }
        }

        return path;
    }
}
