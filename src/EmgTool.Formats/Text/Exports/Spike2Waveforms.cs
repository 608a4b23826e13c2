using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Reads the waveform channels of a Spike2 file, each into a table of its own.</summary>
/// <param name="parts">Receives the tables.</param>
/// <param name="summary">The summary of the file.</param>
/// <param name="input">The file.</param>
internal sealed class Spike2Waveforms(TextParts parts, Spike2Summary summary, TextInput input)
{
    /// <summary>The interval of a START line is rounded to some digits; beyond that it may differ from the rate by this share.</summary>
    private const double RateTolerance = 1e-3;

    /// <summary>What the headers say.</summary>
    public List<KeyValuePair<string, string>> Details { get; } = summary.File.Length > 0 ? [new("exported file", summary.File)] : [];

    /// <summary>Whether a type of channel has samples.</summary>
    public static bool IsWaveform(string type) => type.StartsWith("Waveform", StringComparison.OrdinalIgnoreCase) || type.Replace(" ", "", StringComparison.Ordinal).StartsWith("RealWave", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a channel.</summary>
    /// <param name="channel">Its head.</param>
    /// <param name="lines">Behind the head.</param>
    /// <param name="warnings">Receives what is odd.</param>
    /// <exception cref="RecordingException">It has no rate, or what should be a number is none.</exception>
    public void Read(Spike2Channel channel, Spike2Lines lines, WarningLog warnings)
    {
        var unit = "";
        TextPart? part = null;
        while (lines.Next() is { } fields)
        {
            if (fields[0] is "CHANNEL" && fields.Count == 2)
            {
                lines.Return();
                break;
            }

            if (fields[0] is not "START")
            {
                // The line with unit and rate stands above the first START.
                unit = part is null ? fields[0] : throw HeaderError.At("Spike2", lines.LineNumber - 1, $"'{RowError.Shorten(fields[0])}' is neither a value nor \"START\" nor \"CHANNEL\"");
                continue;
            }

            var start = fields.Count > 1 ? ExportNumber.Read(fields[1]) : null;
            var step = fields.Count > 2 && ExportNumber.Read(fields[2]) is > 0 and var number ? number : (decimal?)null;
            if (start is not { } seconds || step is not { } interval)
            {
                throw HeaderError.At("Spike2", lines.LineNumber - 1, $"START should give a time and an interval in seconds");
            }

            part ??= parts.Add(Layout(channel, unit, interval, fields[2], lines.LineNumber, warnings));
            part.Table.Read(input.Lines, seconds, input.Cancellation);
        }

        if (part is null || part.Table.RowCount == 0)
        {
            warnings.Add("EMPTY_SIGNAL_SKIPPED", string.Create(CultureInfo.InvariantCulture, $"line {channel.Line}, channel '{channel.Title}'"), "The channel has no samples and is left out.");
        }
    }

    private TextLayout Layout(Spike2Channel channel, string unit, decimal interval, string intervalText, long line, WarningLog warnings)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {line} (START)");
        var (rate, source) = summary.RateOf(channel.Number)
            ?? (ExactRate.OfInterval(interval) ?? throw HeaderError.At("Spike2", line - 1, $"'{intervalText}' gives no sampling rate"), place);
        var error = Math.Abs((rate.Hertz * (double)interval) - 1);
        if (error > RateTolerance + (double)(Rounding(intervalText) / interval))
        {
            warnings.Add("RATE_CONFLICT", place, string.Create(CultureInfo.InvariantCulture,
                $"Channel '{channel.Title}' has samples every {interval} s here, but a rate of {rate} Hz by {source}, which is used."));
        }

        return new TextLayout
        {
            Format = "Spike2 text",
            Delimiter = 0,
            TitleLine = (int)Math.Min(int.MaxValue, channel.Line + 3),
            FirstLine = (int)Math.Min(int.MaxValue, line + 1),
            HasTrailingDelimiter = false,
            Columns = [new TextColumn { Name = channel.Title, Role = ColumnRole.Samples, Unit = SignalUnit.Parse(unit) }],
            Rate = rate,
            RateSource = source,
            UnitSource = "the head of the channel",
            EndMarks = ["\""u8.ToArray()],
            IsWindows1252 = input.Head.IsWindows1252(ExportHead.LinesLookedAt),
        };
    }

    /// <summary>Half of the last digit.</summary>
    private static decimal Rounding(string number)
    {
        var sign = number.IndexOfAny(['.', ',']);
        var digits = sign < 0 ? 0 : number.Skip(sign + 1).TakeWhile(char.IsAsciiDigit).Take(20).Count();
        var half = 0.5m;
        for (var digit = 0; digit < digits; digit++)
        {
            half /= 10;
        }

        return half;
    }
}
