using System.CommandLine;
using EmgTool.Core.Recordings;
using EmgTool.Formats;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>What the user says about the recordings: channels, rate, unit, delimiter.</summary>
/// <param name="channels">What the option for channels is for.</param>
/// <param name="defaultChannels">Which channels are taken without it.</param>
internal sealed class ReadingOptions(string channels = "Channels to analyze", string defaultChannels = "those that look like EMG")
{
    private readonly Option<string[]> _channels = new("--channels", "-c")
    {
        Description = $"{channels}: an exact name, a pattern ('EMG*'), a kind (type:emg) or a position (#3). Repeatable. Default: {defaultChannels}.",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<SamplingRate?> _rate = RateOption.Of("Sampling rate of text recordings without a time column.");

    private readonly Option<SignalUnit?> _unit = new("--unit")
    {
        Description = "Unit of one stored value where the file gives none, counts or a wrong one: V, mV, uV, nV, 0.806uV, or counts.",
        HelpName = "UNIT",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var unit = SignalUnit.Parse(text);
            if (unit.Kind is UnitKind.Voltage or UnitKind.Counts)
            {
                return unit;
            }

            result.AddError($"--unit: '{text}' is not a voltage; write V, mV, uV, nV, a multiple such as 0.806uV, or counts.");
            return null;
        },
    };

    private readonly Option<char?> _delimiter = new("--delimiter")
    {
        Description = "Column separator of text recordings: a character, or tab, comma, semicolon, space. Default: by the content.",
        HelpName = "CHAR",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DelimiterNames.TryGetValue(text, out var named))
            {
                return named;
            }

            if (text.Length == 1)
            {
                return text[0];
            }

            result.AddError($"--delimiter: '{text}' is not one character, tab, comma, semicolon or space.");
            return null;
        },
    };

    private static readonly Dictionary<string, char> DelimiterNames = new(StringComparer.Ordinal)
    {
        ["tab"] = '\t',
        ["\\t"] = '\t',
        ["comma"] = ',',
        ["semicolon"] = ';',
        ["space"] = ' ',
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_channels);
        command.Options.Add(_rate);
        command.Options.Add(_unit);
        command.Options.Add(_delimiter);
    }

    /// <summary>The patterns that choose channels; empty for the choice by default.</summary>
    public IReadOnlyList<string> Channels(ParseResult parsed) => parsed.GetValue(_channels) ?? [];

    /// <summary>The options of the readers.</summary>
    public ReadOptions Read(ParseResult parsed) => new()
    {
        Rate = parsed.GetValue(_rate),
        Unit = parsed.GetValue(_unit),
        Delimiter = parsed.GetValue(_delimiter),
    };

    /// <summary>The same for the record of the run.</summary>
    public RunReading Record(ParseResult parsed) => new()
    {
        Channels = Channels(parsed),
        RateHz = parsed.GetValue(_rate)?.Hertz,
        Unit = parsed.GetValue(_unit)?.Text,
        Delimiter = parsed.GetValue(_delimiter)?.ToString(),
    };
}
