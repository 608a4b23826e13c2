using EmgTool.Core;
using EmgTool.Core.Settings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>Settings from a JSON file, or those of an earlier run from its record.</summary>
internal sealed class SettingsFile
{
    private SettingsFile(string path, AnalysisSettings settings, IReadOnlyList<SettingsError> errors)
    {
        Path = path;
        Settings = settings;
        Errors = errors;
    }

    /// <summary>Name of the file.</summary>
    public string Path { get; }

    /// <summary>The preset that it names, or else another one, with what it gives laid over; what is wrong is left out.</summary>
    public AnalysisSettings Settings { get; }

    /// <summary>All that is wrong with it, line by line.</summary>
    public IReadOnlyList<SettingsError> Errors { get; }

    /// <summary>The settings of a file that has nothing wrong.</summary>
    /// <param name="path">Name of the file.</param>
    /// <param name="preset">The preset that the user asks for beside the file.</param>
    /// <exception cref="SettingsException">The file cannot be read, is not JSON, or holds a key or value that no setting takes.</exception>
    public static AnalysisSettings Read(string path, Preset? preset = null)
    {
        var file = Open(path, preset);
        if (file.Errors is not [var first, ..])
        {
            return file.Settings;
        }

        var more = file.Errors.Count == 1 ? "" : $" (and {file.Errors.Count - 1} more: see 'emgtool settings check')";
        throw new SettingsException($"{file.Place(first)}: {first.Message}{more}", first.Hint);
    }

    /// <summary>The settings of a preset by its name, or else of a file.</summary>
    /// <param name="name">Name of a preset or of a file; a file that is named like a preset is meant with its folder: <c>./needle</c>.</param>
    /// <exception cref="SettingsException">As for <see cref="Read"/>.</exception>
    public static AnalysisSettings ReadNamed(string name) => PresetNames.All.Find(name) is { } preset ? Presets.Of(preset).Settings : Read(name);

    /// <summary>Reads a file, whatever is wrong with its text.</summary>
    /// <param name="path">Name of the file.</param>
    /// <param name="preset">The preset that the user asks for beside the file.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static SettingsFile Open(string path, Preset? preset = null)
    {
        SettingsText text;
        try
        {
            text = new(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: {IoErrors.DescribeReading(error, path)}");
        }

        var errors = text.Errors.ToList();
        var named = text.Given["preset"] is { } name ? PresetNames.All.Find(name.GetValue<string>())
            : text.IsRunRecord ? Preset.Surface
            : preset;
        if (preset is not null && preset != named)
        {
            errors.Add(new(text.LineOf("preset"), $"these settings start from the preset {PresetNames.All.NameOf(named!.Value)}, not from {PresetNames.All.NameOf(preset.Value)}", "leave --preset out, or the preset in the file"));
        }

        var settings = SettingsTree.Over(Presets.Of(named ?? Preset.Surface).Settings, text.Given);

        // Of two settings that do not fit each other one may be missing here because it was refused.
        var complete = errors.Count == 0;
        errors.AddRange(settings.Problems()
            .Where(problem => complete || problem.Paths.Count == 1)
            .Select(problem => new SettingsError(problem.Paths.Select(text.LineOf).FirstOrDefault(line => line is not null), problem.Message, problem.Why)));
        return new(path, settings, [.. errors.OrderBy(error => error.Line)]);
    }

    /// <summary>The place of an error, as messages name it.</summary>
    public string Place(SettingsError error) => error.Line is { } line ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}:{line}") : Path;
}
