using System.CommandLine;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>What recording to make.</summary>
internal sealed class SynthesisOptions
{
    private const int MainsOff = 0;

    private static readonly NamedValues<SignalUnit> Units = new(
        StringComparison.Ordinal,
        ("uV", SignalUnit.Microvolt),
        ("mV", new("mV", UnitKind.Voltage, 1e3)),
        ("V", new("V", UnitKind.Voltage, 1e6)));

    private static readonly NamedValues<int> MainsFrequencies = new(StringComparison.Ordinal, ("50", 50), ("60", 60), ("off", MainsOff));

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "What happens on the channels; see below. Default mixed.",
        HelpName = "NAME",
        CustomParser = result =>
        {
            var names = Scenarios.All.Select(scenario => scenario.Name).ToList();
            var text = result.Tokens[0].Value;
            if (names.Contains(text, StringComparer.Ordinal))
            {
                return text;
            }

            result.AddError($"--scenario: '{text}' is none of {string.Join(", ", names)}{(Nearest.Hint(text, names) is { } hint ? "; " + hint : ".")}");
            return null;
        },
    };

    private readonly Option<int?> _seed = NumberOption.Whole("--seed", 0, int.MaxValue, "Seed of the random numbers. Default 1.");

    private readonly Option<double?> _duration = NumberOption.Real("--duration", "S", 1e-3, 1e7, "Duration in seconds. Default 600.");

    private readonly Option<SamplingRate?> _rate = RateOption.Of("Sampling rate, 200 to 100000 Hz. Default 2000.");

    private readonly Option<SignalUnit?> _unit = ChoiceOption.Of("--unit", Units, "Unit of the samples. Default uV.");

    private readonly Option<int?> _channels = NumberOption.Whole("--channels", 1, SynthesisSettings.MaximumChannels, "Number of channels. Default 8.");

    private readonly Option<ValueRange?> _snr = new("--snr")
    {
        Description = "Amplitude of the events: root mean square over that of the noise. Default 4-16.",
        HelpName = "LOW-HIGH",
        CustomParser = result =>
        {
            if (SnrText.Read(result.Tokens[0].Value, out var range) is not { } problem)
            {
                return range;
            }

            result.AddError($"--snr: {problem}.");
            return null;
        },
    };

    private readonly Option<double?> _noise = NumberOption.Real("--noise-uv", "UV", 1e-3, 1e4, "Noise, root mean square in microvolts. Default 5.");

    private readonly Option<int?> _mains = ChoiceOption.Of("--mains", MainsFrequencies, "Mains interference in hertz. Default 50.");

    private readonly Option<double?> _mainsMicrovolts = NumberOption.Real("--mains-uv", "UV", 0, 1e5, "Mains interference, root mean square of the fundamental in microvolts. Default 3.");

    private readonly Option<double?> _drift = NumberOption.Real("--drift-uv", "UV", 0, 1e6, "Wander of the baseline below 5 Hz, root mean square in microvolts. Default 20.");

    /// <summary>Builds the options.</summary>
    public SynthesisOptions() => _scenario.CompletionSources.Add([.. Scenarios.All.Select(scenario => scenario.Name)]);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_scenario);
        command.Options.Add(_seed);
        command.Options.Add(_duration);
        command.Options.Add(_rate);
        command.Options.Add(_unit);
        command.Options.Add(_channels);
        command.Options.Add(_snr);
        command.Options.Add(_noise);
        command.Options.Add(_mains);
        command.Options.Add(_mainsMicrovolts);
        command.Options.Add(_drift);
    }

    /// <summary>The settings.</summary>
    /// <exception cref="SettingsException">Options contradict each other.</exception>
    public SynthesisSettings Read(ParseResult parsed)
    {
        var defaults = new SynthesisSettings();
        var mains = parsed.GetValue(_mains) ?? defaults.MainsHertz;
        if (mains == MainsOff && parsed.GetValue(_mainsMicrovolts) is > 0)
        {
            throw new SettingsException("--mains-uv: there is no mains interference with --mains off");
        }

        return new()
        {
            Seed = (ulong)(parsed.GetValue(_seed) ?? (int)defaults.Seed),
            DurationSeconds = parsed.GetValue(_duration) is { } seconds ? (decimal)seconds : defaults.DurationSeconds,
            Rate = parsed.GetValue(_rate) ?? defaults.Rate,
            Unit = parsed.GetValue(_unit) ?? defaults.Unit,
            Channels = Scenarios.Channels(parsed.GetValue(_scenario) ?? Scenarios.All[0].Name, parsed.GetValue(_channels) ?? defaults.Channels.Count),
            Snr = parsed.GetValue(_snr) ?? defaults.Snr,
            NoiseMicrovolts = parsed.GetValue(_noise) ?? defaults.NoiseMicrovolts,
            MainsHertz = mains == MainsOff ? defaults.MainsHertz : mains,
            MainsMicrovolts = mains == MainsOff ? 0 : parsed.GetValue(_mainsMicrovolts) ?? defaults.MainsMicrovolts,
            DriftMicrovolts = parsed.GetValue(_drift) ?? defaults.DriftMicrovolts,
        };
    }
}
