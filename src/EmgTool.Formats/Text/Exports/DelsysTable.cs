using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The table of an EMGworks file, whose header counts the samples of each channel.</summary>
internal sealed class DelsysTable : ExportTable
{
    /// <summary>A stated rate has seven digits and may differ from that of the times by its rounding, not by more than this share.</summary>
    private const double RateTolerance = 1e-3;

    /// <summary>Times are written with five decimals or more: both ends of a channel are right to half of the last one.</summary>
    private const double TimeRounding = 1e-5;

    /// <summary>Part of a sample by which the rounding of decimals may move a start.</summary>
    private const decimal ExactSamples = 1e-12m;

    /// <summary>What the header says of the channels, in the order of the table.</summary>
    public required IReadOnlyList<DelsysLabel> Labels { get; init; }

    /// <inheritdoc/>
    public override Recording Check(Recording recording, WarningLog warnings)
    {
        var channels = recording.Channels.ToArray();
        var next = 0;
        foreach (var channel in recording.Channels)
        {
            // A channel without numbers is left out of the recording.
            while (next < Labels.Count && !string.Equals(Labels[next].Name, channel.Name, StringComparison.Ordinal))
            {
                next++;
            }

            if (next < Labels.Count)
            {
                channels[channel.Index] = WithRate(channel, Labels[next]);
                Check(channels[channel.Index], Labels[next++], warnings);
            }
        }

        return recording with { Channels = channels };
    }

    /// <summary>The times of a short recording are too few to tell 4000/27 from 148 Hz; the rate that the header rounds to seven digits is then the better one.</summary>
    private static Channel WithRate(Channel channel, DelsysLabel label)
    {
        var (first, last) = (channel.Segments[0].StartSeconds, channel.Segments[^1]);
        var seconds = (double)(last.StartSeconds - first) + channel.Rate.SecondsOf(last.SampleCount - 1);
        return Math.Abs((channel.Rate.Hertz / label.Rate.Hertz) - 1) * Math.Abs(seconds) <= TimeRounding
            ? channel with { Rate = label.Rate, Segments = [.. channel.Segments.Select(segment => segment with { StartSeconds = first + AtRate(segment.StartSeconds - first, channel.Rate, label.Rate) })] }
            : channel;
    }

    /// <summary>The time in which as many samples are taken at another rate: a segment behind missing values starts a whole number of samples behind the first one.</summary>
    private static decimal AtRate(decimal seconds, SamplingRate from, SamplingRate to)
    {
        var samples = seconds * from.Numerator / from.Denominator;
        var whole = Math.Round(samples);
        return to.ExactSecondsOf(Math.Abs(samples - whole) < ExactSamples ? whole : samples);
    }

    private static void Check(Channel channel, DelsysLabel label, WarningLog warnings)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {label.Line}, channel '{label.Name}'");
        var found = channel.SampleCount + channel.MissingSamples;
        if (label.Points is { } points && points != found)
        {
            warnings.AddRepeated("SAMPLE_COUNT", place, string.Create(CultureInfo.InvariantCulture,
                $"The header counts {points} samples, but the table has {found}; those of the table are read."));
        }

        if (Math.Abs((channel.Rate.Hertz / label.Rate.Hertz) - 1) > RateTolerance)
        {
            warnings.AddRepeated("RATE_CONFLICT", place, $"The header says {label.Rate} Hz, but the samples are read at {channel.Rate} Hz.");
        }

        // Both are rounded to seven digits.
        var first = channel.Segments[0].StartSeconds;
        if (label.Start is { } start && Math.Abs(start - first) > (decimal)(0.5 / channel.Rate.Hertz) + (1e-6m * Math.Abs(start)))
        {
            warnings.AddRepeated("START_CONFLICT", place, string.Create(CultureInfo.InvariantCulture, $"The header says that the channel starts at {start} s, but its first sample is read at {first} s."));
        }
    }
}
