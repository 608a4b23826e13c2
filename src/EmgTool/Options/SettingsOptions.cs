using System.CommandLine;
using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>The settings of an analysis: default, then settings file, then options. An option that is given wins even where it equals the default.</summary>
internal sealed class SettingsOptions
{
    private static readonly SamplingRate FastestRate = new(1_000_000);

    private readonly Option<string?> _file = new("--settings")
    {
        Description = "Settings from a JSON file (comments allowed), or those of an earlier run from its .run.json; options win over it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _detector = Detectors();

    private readonly Option<(double Low, double High)?> _band = new("--band")
    {
        Description = "Band to analyze, edges at -3 dB of one pass; 20- is a high-pass, 0-450 a low-pass. Default 20-450, lowered to fit the rate.",
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

    private readonly Option<int?> _order = NumberOption.Whole("--order", 2, 16, "Butterworth order of one pass, even. Default 2.");

    private readonly Option<FilterPhase?> _phase = ChoiceOption.Of("--phase", FilterPhaseNames.All, "Filter forward and backward, or forward only. Default zero.");

    private readonly Option<double?> _notch = NumberOption.Real("--notch", "HZ", 0, 1000, "Notch at this mains frequency and its harmonics; 0 for none. Default 0: see --mains.");

    private readonly Option<MainsMode?> _mains = ChoiceOption.Of("--mains", MainsModeNames.All, "Subtract mains interference of 50 or 60 Hz where the signal shows it. Default auto.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_detector);
        command.Options.Add(_band);
        command.Options.Add(_order);
        command.Options.Add(_phase);
        command.Options.Add(_notch);
        command.Options.Add(_mains);
    }

    /// <summary>The settings in force.</summary>
    /// <exception cref="SettingsException">The file cannot be used, or an option has no sense.</exception>
    public AnalysisSettings Read(ParseResult parsed)
    {
        var settings = parsed.GetValue(_file) is { } path ? SettingsFile.Read(path) : new AnalysisSettings();
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
            Detector = Detector(settings.Detector, parsed.GetValue(_detector)).Complete(),
        };
        Check(settings);
        return settings;
    }

    // The parameters of one method mean nothing to another.
    private static DetectorSettings Detector(DetectorSettings settings, string? name) =>
        name is null || string.Equals(name, settings.Name, StringComparison.Ordinal) ? settings : new DetectorSettings { Name = name };

    private static Option<string?> Detectors()
    {
        var option = new Option<string?>("--detector")
        {
            Description = $"Method that finds the bursts; emgtool detectors lists them. Default {DetectorCatalog.Adaptive}.",
            HelpName = "NAME",
        };
        option.CompletionSources.Add([.. DetectorCatalog.All.Select(method => method.Name)]);
        return option;
    }

    // What makes no sense at any rate is told once, before a recording is opened; what does not fit a recording is told with it.
    private static void Check(AnalysisSettings settings)
    {
        _ = new FilterBank(settings.Filter, FastestRate);
        settings.Detection.Validate();
    }
}
