using System.Globalization;
using System.Text.RegularExpressions;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Delsys EMGworks: a line for each channel (<c>Label: ... Sampling frequency: ... Number of points: ... start: ... Unit: ... Domain Unit: s</c>), the trigger methods,
/// and a table with a time column before every channel, because their rates differ. Tested on a real file.</summary>
internal sealed partial class DelsysExport : TableExport
{
    /// <summary>A line about a channel is about 150 characters long; no pattern needs to work through a megabyte.</summary>
    private const int MaximumLength = 1000;

    /// <summary>Lines that may stand above those of the channels.</summary>
    private const int TitleLines = 20;

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => Enumerable.Range(0, Math.Min(TitleLines, head.Count)).Any(index => Label(head[index]).Success);

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var labels = new List<DelsysLabel>();
        var details = new List<KeyValuePair<string, string>>();
        var layout = TextLayoutReader.Read(head.Lines, options);
        for (var index = 0; index < Math.Min(layout.FirstLine - 1, ExportHead.LinesLookedAt); index++)
        {
            var line = head[index];
            if (Label(line) is { Success: true } match)
            {
                labels.Add(Read(match, index));
            }
            else if (line.Contains("Trigger Method:", StringComparison.Ordinal))
            {
                details.Add(new(line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
            }
        }

        return new DelsysTable
        {
            Labels = labels,
            Details = details,
            Layout = layout with
            {
                Format = "Delsys text",
                Columns = Columns(layout, labels),
                Rate = Rate(layout, labels, options),
                RateSource = "line 1",
                UnitSource = "lines above the table",
            },
        };
    }

    private static List<TextColumn> Columns(TextLayout layout, List<DelsysLabel> labels)
    {
        var samples = layout.Columns.Count(column => column.Role == ColumnRole.Samples);
        var described = 0;
        return [.. layout.Columns.Select(column =>
        {
            if (column.Role != ColumnRole.Samples)
            {
                return column;
            }

            // Channels and columns come in the same order; where some are missing, the titles tell.
            var label = samples == labels.Count ? labels[described++] : labels.Find(entry => string.Equals(entry.Name, column.Name, StringComparison.Ordinal));
            return label is not null ? column with { Name = label.Name, Unit = label.Unit }
                : throw HeaderError.At("EMGworks", layout.FirstLine - 1, $"the table has {samples} columns of samples, but the header describes {labels.Count} channels, and not '{column.Name}'");
        })];
    }

    /// <summary>The time columns give the rates exactly; only a table without them needs those of the header.</summary>
    private static SamplingRate? Rate(TextLayout layout, List<DelsysLabel> labels, ReadOptions options)
    {
        if (options.Rate is not null || layout.Columns.Any(column => column.Role == ColumnRole.Time))
        {
            return null;
        }

        return labels.TrueForAll(label => label.Rate == labels[0].Rate) ? labels[0].Rate
            : throw HeaderError.At("EMGworks", layout.FirstLine - 1, $"the channels have different sampling rates, but the table has no time columns");
    }

    /// <summary>Trigno sensors sample 170, 260 or 20 times in 0.135 s, which decimals cannot say.</summary>
    private static SamplingRate Exact(decimal hertz)
    {
        var power = 1m;
        while (power * 10 <= hertz)
        {
            power *= 10;
        }

        while (power > hertz)
        {
            power /= 10;
        }

        // Half of the seventh digit.
        var half = 5e-7m * power;
        var (samples, seconds) = SimplestFraction.Between(hertz - half, hertz + half, hertz);
        return new SamplingRate(samples, seconds);
    }

    private static Match Label(string line) => LabelPattern().Match(line.Length <= MaximumLength ? line : line[..MaximumLength]);

    private static DelsysLabel Read(Match match, int index)
    {
        var rate = ExportNumber.Read(match.Groups["rate"].Value) is > 0.001m and var hertz ? Exact(hertz) : (SamplingRate?)null;
        return new DelsysLabel(
            match.Groups["name"].Value.Trim(),
            rate ?? throw HeaderError.At("EMGworks", index, $"the sampling frequency '{match.Groups["rate"].Value}' is no positive number"),
            ExportNumber.Read(match.Groups["points"].Value),
            ExportNumber.Read(match.Groups["start"].Value),
            SignalUnit.Parse(match.Groups["unit"].Value),
            index + 1);
    }

    [GeneratedRegex(@"^""?Label: *(?<name>.*?) *Sampling frequency: *(?<rate>\S+)( +Number of points: *(?<points>\S+))?( +start: *(?<start>\S+))? .*?\bUnit: *(?<unit>.*?) *Domain Unit:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelPattern();
}
