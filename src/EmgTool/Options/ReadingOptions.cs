using System.CommandLine;
using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>What the user says about the recordings: channels, and how files are to be read.</summary>
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

    private readonly Option<char?> _decimal = ChoiceOption.Of("--decimal", DecimalSigns, "Decimal sign of text recordings. Default: by the content.");

    private readonly Option<int?> _titleLine = NumberOption.Whole("--title-line", 0, int.MaxValue, "Line of the column titles of text recordings, from 1; 0 for none. Default: the last line above the numbers.");

    private readonly Option<string?> _timeColumn = new("--time-column")
    {
        Description = "Time column of text recordings: its title, its position (#1), or none. Default: by title and content.",
        HelpName = "TITLE",
    };

    private readonly Option<MissingPolicy?> _missing = ChoiceOption.Of("--missing", MissingPolicies,
        "Missing values of text recordings (empty, NaN) end a segment, are an error, or are filled by straight lines where they are few. Default: segment.");

    private readonly Option<double?> _maxGap = NumberOption.Real("--max-gap", "SECONDS", 0, 3600, "Longest run of missing values that '--missing interpolate' fills. Default: 0.01.");

    private readonly Option<int?> _triggerMask = new("--trigger-mask")
    {
        Description = "Bits of a status channel that are triggers: 255 or 0xFF for the low eight, 0x10000 for bit 16. Default: 0xFFFF.",
        HelpName = "BITS",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            if (int.TryParse(isHexadecimal ? text[2..] : text, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var mask)
                && mask is > 0 and <= LargestMask)
            {
                return mask;
            }

            result.AddError($"--trigger-mask: '{text}' is no whole number from 1 to 0xFFFFFF.");
            return null;
        },
    };

    private readonly Option<bool> _allRecords = CommonOptions.Switch("--all-records", alias: null, "Read the data records of EDF and BDF behind those that the header counts as well.");

    private readonly Option<bool> _strict = CommonOptions.Switch("--strict", alias: null, "Refuse recordings with any oddity that would otherwise be a warning.");

    // A sample of BDF has 24 bits.
    private const int LargestMask = 0xFFFFFF;

    private static readonly NamedValues<char> DecimalSigns = new(StringComparison.Ordinal, ("point", '.'), ("comma", ','));

    private static readonly NamedValues<MissingPolicy> MissingPolicies = new(
        StringComparison.Ordinal,
        ("segment", MissingPolicy.Segment),
        ("error", MissingPolicy.Error),
        ("interpolate", MissingPolicy.Interpolate));

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
        command.Options.Add(_decimal);
        command.Options.Add(_titleLine);
        command.Options.Add(_timeColumn);
        command.Options.Add(_missing);
        command.Options.Add(_maxGap);
        command.Options.Add(_triggerMask);
        command.Options.Add(_allRecords);
        command.Options.Add(_strict);
    }

    /// <summary>The patterns that choose channels; empty for the choice by default.</summary>
    public IReadOnlyList<string> Channels(ParseResult parsed) => parsed.GetValue(_channels) ?? [];

    /// <summary>The options of the readers.</summary>
    public ReadOptions Read(ParseResult parsed) => new()
    {
        Rate = parsed.GetValue(_rate),
        Unit = parsed.GetValue(_unit),
        Delimiter = parsed.GetValue(_delimiter),
        DecimalSign = parsed.GetValue(_decimal),
        TitleLine = parsed.GetValue(_titleLine),
        TimeColumn = TimeColumn(parsed),
        Missing = parsed.GetValue(_missing) ?? Defaults.Missing,
        MaximumGapSeconds = (decimal?)parsed.GetValue(_maxGap) ?? Defaults.MaximumGapSeconds,
        TriggerMask = parsed.GetValue(_triggerMask) ?? Defaults.TriggerMask,
        AllRecords = parsed.GetValue(_allRecords),
        Strict = parsed.GetValue(_strict),
    };

    /// <summary>The same for the record of the run.</summary>
    public RunReading Record(ParseResult parsed) => new()
    {
        Channels = Channels(parsed),
        RateHz = parsed.GetValue(_rate)?.Hertz,
        Unit = parsed.GetValue(_unit)?.Text,
        Delimiter = parsed.GetValue(_delimiter)?.ToString(),
        DecimalSign = parsed.GetValue(_decimal)?.ToString(),
        TitleLine = parsed.GetValue(_titleLine),
        TimeColumn = TimeColumn(parsed),
        Missing = parsed.GetValue(_missing)?.ToString().ToLowerInvariant(),
        MaxGapSeconds = parsed.GetValue(_maxGap),
        TriggerMask = parsed.GetValue(_triggerMask),
        AllRecords = parsed.GetValue(_allRecords) ? true : null,
        Strict = parsed.GetValue(_strict) ? true : null,
    };

    private static ReadOptions Defaults { get; } = new();

    private string? TimeColumn(ParseResult parsed) =>
        parsed.GetValue(_timeColumn) is { } title ? string.Equals(title, "none", StringComparison.OrdinalIgnoreCase) ? "" : title : null;
}
