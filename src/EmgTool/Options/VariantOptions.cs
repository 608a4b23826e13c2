using System.CommandLine;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>The settings that are compared: those of files, those in force with some of them varied, or both.</summary>
internal sealed class VariantOptions
{
    /// <summary>More settings than anybody compares: a slip of a step.</summary>
    public const int MostVariants = 10_000;

    private readonly SettingsOptions _settings = new();

    private readonly Option<string[]> _with = new("--with")
    {
        Description = "Settings to compare: a JSON file as --settings takes it, or a preset. Repeatable. Default: the settings in force.",
        HelpName = "FILE|PRESET",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "Give one setting several values, such as detection.merge_seconds=0.02,0.04 or 0.02:0.06:0.01 (both ends included). Repeatable: every combination.",
        HelpName = "PATH=VALUES",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_with);
        command.Options.Add(_vary);
        _settings.AddTo(command);
    }

    /// <summary>Every combination of what is to be compared.</summary>
    /// <exception cref="SettingsException">A file cannot be used, or an option has no sense.</exception>
    public VariantGrid Grid(ParseResult parsed)
    {
        var bases = Bases(parsed);
        try
        {
            return new(bases, [.. (parsed.GetValue(_vary) ?? []).Select(VariedSetting.Read)]);
        }
        catch (SettingsException error)
        {
            throw new SettingsException($"--vary: {error.Message}", error.Hint);
        }
    }

    /// <summary>All combinations, each of which must make sense.</summary>
    /// <param name="grid">The combinations.</param>
    /// <exception cref="SettingsException">There are too many, or one makes no sense.</exception>
    public static IReadOnlyList<Variant> All(VariantGrid grid)
    {
        if (grid.Count > MostVariants)
        {
            throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--vary: {grid.Count} combinations are too many; {MostVariants} can be compared"), "vary fewer settings, or in larger steps");
        }

        var variants = new List<Variant>();
        for (var i = 0L; i < grid.Count; i++)
        {
            var variant = grid.At(i);
            try
            {
                variant.Settings.Validate();
            }
            catch (SettingsException error)
            {
                throw new SettingsException($"{variant.Name}: {error.Message}", error.Hint);
            }

            variants.Add(variant);
        }

        return variants;
    }

    private List<Variant> Bases(ParseResult parsed)
    {
        var files = parsed.GetValue(_with) ?? [];
        if (files.Length == 0)
        {
            var settings = _settings.Read(parsed);
            return [new(settings == Presets.Of(settings.Preset).Settings ? PresetNames.All.NameOf(settings.Preset) : "as given", settings)];
        }

        var names = files.Select(Path.GetFileNameWithoutExtension).ToList();
        if (files.Distinct(StringComparer.Ordinal).Count() < files.Length)
        {
            throw new SettingsException("--with: the same settings are given twice");
        }

        return
        [
            .. files.Select((file, index) => new Variant(
                names.Count(name => string.Equals(name, names[index], StringComparison.Ordinal)) > 1 ? file : names[index]!,
                _settings.ReadFrom(parsed, file))),
        ];
    }
}
