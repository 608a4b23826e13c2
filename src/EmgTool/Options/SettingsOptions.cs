using System.CommandLine;
using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using EmgTool.Core.Settings;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>The settings of an analysis: preset, then settings file, then options of their own such as <c>--band</c>, then <c>--set</c> in its order.
/// An option that is given wins even where it equals the default.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<Preset?> _preset = ChoiceOption.Of("--preset", PresetNames.All, "Settings to start from: for surface electrodes, a needle, or a night of sleep; 'emgtool settings show --preset NAME' explains them. Default surface, or what the file names.");

    private readonly Option<string?> _file = new("--settings")
    {
        Description = "Settings from a JSON file (comments allowed), or those of an earlier run from its .run.json; options win over it.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Set one setting by its path in a settings file, such as detection.merge_seconds=0.02. Repeatable; wins over the file and over the options below, later ones over earlier ones.",
        HelpName = "PATH=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _detector = Detectors();

    private readonly Option<(double Low, double High)?> _band = new("--band")
    {
        Description = "Band to analyze, edges at -3 dB of one pass; 20- is a high-pass, 0-450 a low-pass. Default 20-450, with the preset needle 20-10000 and sleep 10-100, lowered to fit the rate.",
        HelpName = "LOW-HIGH",
        CustomParser = result =>
        {
            if (BandText.Read(result.Tokens[0].Value, out var band) is not { } problem)
            {
                return band;
            }

            result.AddError($"--band: {problem}.");
            return null;
        },
    };

    private readonly Option<int?> _order = NumberOption.Whole("--order", (int)Range("filter.order").Least, (int)Range("filter.order").Most, "Butterworth order of one pass, even. Default 2.");

    private readonly Option<FilterPhase?> _phase = ChoiceOption.Of("--phase", FilterPhaseNames.All, "Filter forward and backward, or forward only. Default zero.");

    private readonly Option<double?> _notch = NumberOption.Real("--notch", "HZ", Range("filter.notch_hz").Least, Range("filter.notch_hz").Most, "Notch at this mains frequency and its harmonics; 0 for none. Default 0: see --mains.");

    private readonly Option<MainsMode?> _mains = ChoiceOption.Of("--mains", MainsModeNames.All, "Subtract mains interference of 50 or 60 Hz where the signal shows it. Default auto.");

    private readonly Option<EcgMode?> _ecg = ChoiceOption.Of("--ecg", EcgModeNames.All, "What is done about heartbeats, which are found by their shape and rate: subtract, flag the bursts on them, or leave them. Default subtract.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_preset);
        command.Options.Add(_file);
        command.Options.Add(_set);
        command.Options.Add(_detector);
        command.Options.Add(_band);
        command.Options.Add(_order);
        command.Options.Add(_phase);
        command.Options.Add(_notch);
        command.Options.Add(_mains);
    }

    /// <summary>Adds those of detection to a command.</summary>
    public void AddDetectionTo(Command command) => command.Options.Add(_ecg);

    /// <summary>The settings in force.</summary>
    /// <exception cref="SettingsException">The file cannot be used, or an option has no sense.</exception>
    public AnalysisSettings Read(ParseResult parsed) => Read(parsed, parsed.GetValue(_preset), parsed.GetValue(_file));

    /// <summary>The settings that start from others than <c>--settings</c> says; the options hold for them all the same.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="start">The name of a preset, or a settings file.</param>
    /// <exception cref="SettingsException">The file cannot be used, or an option has no sense.</exception>
    public AnalysisSettings ReadFrom(ParseResult parsed, string start)
    {
        if (parsed.GetValue(_file) is not null)
        {
            throw new SettingsException("--settings: the settings come from --with", $"write --with {parsed.GetValue(_file)} to compare these as well");
        }

        if (PresetNames.All.Find(start) is not { } preset)
        {
            return Read(parsed, parsed.GetValue(_preset), start);
        }

        return parsed.GetValue(_preset) is { } other
            ? throw new SettingsException($"--preset: the settings start from --with {start}", $"write --with {PresetNames.All.NameOf(other)} to compare these as well")
            : Read(parsed, preset, file: null);
    }

    private AnalysisSettings Read(ParseResult parsed, Preset? preset, string? file)
    {
        var settings = file is { } path ? SettingsFile.Read(path, preset) : Presets.Of(preset ?? default).Settings;
        var filter = settings.Filter;
        if (parsed.GetValue(_band) is { } band)
        {
            filter = filter with { LowHz = band.Low, HighHz = band.High };
        }

        if (parsed.GetValue(_order) is { } order)
        {
            filter = filter with { Order = order };
        }

        settings = settings with
        {
            Filter = filter with
            {
                Phase = parsed.GetValue(_phase) ?? filter.Phase,
                NotchHz = parsed.GetValue(_notch) ?? filter.NotchHz,
                Mains = parsed.GetValue(_mains) ?? filter.Mains,
            },
            Detection = settings.Detection with { Ecg = parsed.GetValue(_ecg) ?? settings.Detection.Ecg },
            Detector = Detector(settings.Detector, parsed.GetValue(_detector)),
        };
        foreach (var assignment in parsed.GetValue(_set) ?? [])
        {
            settings = Set(settings, assignment);
        }

        settings.Validate();
        return settings.Complete();
    }

    // The parameters of one method mean nothing to another.
    private static DetectorSettings Detector(DetectorSettings settings, string? name) =>
        name is null || string.Equals(name, settings.Name, StringComparison.Ordinal) ? settings : new DetectorSettings { Name = name };

    private static Option<string?> Detectors()
    {
        var option = new Option<string?>("--detector")
        {
            Description = $"Method that finds the bursts; 'emgtool detectors' lists them. Default {DetectorCatalog.Adaptive}.",
            HelpName = "NAME",
            CustomParser = result =>
            {
                var name = result.Tokens[0].Value;
                if (DetectorCatalog.Names.Contains(name, StringComparer.Ordinal))
                {
                    return name;
                }

                result.AddError($"--detector: there is no detector '{name}'{(Nearest.Hint(name, DetectorCatalog.Names) is { } hint ? "; " + hint : ".")}");
                return null;
            },
        };
        option.CompletionSources.Add([.. DetectorCatalog.Names]);
        return option;
    }

    private static SettingRange Range(string path) => AnalysisSettings.Table.Find(path)!.Range!;

    private static AnalysisSettings Set(AnalysisSettings settings, string assignment)
    {
        try
        {
            var (path, value) = SettingPath.Split(assignment);
            return SettingPath.Apply(settings, path, value);
        }
        catch (SettingsException error)
        {
            throw new SettingsException($"--set: {error.Message}", error.Hint);
        }
    }
}
