using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The SUMMARY of a Spike2 file: for a waveform number, type, title, unit, ideal rate, actual rate, scale and offset.</summary>
internal sealed class Spike2Summary
{
    private const int RateField = 5;

    private readonly Dictionary<string, (SamplingRate Rate, long Line)> _rates = new(StringComparer.Ordinal);

    private Spike2Summary()
    {
    }

    /// <summary>Name of the file that was exported; empty where it is not given.</summary>
    public string File { get; private set; } = "";

    /// <summary>Reads from the start of the file to the first channel.</summary>
    /// <exception cref="RecordingException">No channel follows, or a rate is no number.</exception>
    public static Spike2Summary Read(Spike2Lines lines)
    {
        var summary = new Spike2Summary();
        var isSummary = false;
        var first = lines.Next();
        while (lines.Next() is { } fields)
        {
            if (fields[0] is "CHANNEL" && fields.Count == 2)
            {
                lines.Return();
                return summary;
            }

            if (!isSummary && summary.File.Length == 0 && first is not null)
            {
                summary.File = fields[0];
                first = null;
            }

            isSummary |= fields[0] is "SUMMARY";
            if (isSummary && fields.Count > RateField && Spike2Waveforms.IsWaveform(fields[1]))
            {
                var rate = ExportNumber.Read(fields[RateField]) is { } hertz ? ExactRate.Of(hertz) : null;
                summary._rates[fields[0]] = (rate ?? throw HeaderError.At("Spike2", lines.LineNumber - 1, $"'{RowError.Shorten(fields[RateField])}' is no sampling rate"), lines.LineNumber);
            }
        }

        throw HeaderError.Cut("Spike2", lines.LineNumber - 1, "channels (\"CHANNEL\")");
    }

    /// <summary>The actual rate of a channel, not the one that was asked for when it was recorded.</summary>
    /// <returns>The rate and its place in words, or <see langword="null"/> where the summary does not name the channel.</returns>
    public (SamplingRate Rate, string Source)? RateOf(string channel) =>
        _rates.TryGetValue(channel, out var entry) ? (entry.Rate, string.Create(CultureInfo.InvariantCulture, $"line {entry.Line} (SUMMARY, actual rate)")) : null;
}
