using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>How the samples are cut into data records: a duration that holds whole samples of every channel and, where one exists, divides every segment.</summary>
internal sealed class EdfWriterLayout
{
    // Durations of a record that are preferred: the longest up to a second; then the shortest up to ten.
    private const decimal ShortestSeconds = 0.05m;
    private const decimal PreferredSeconds = 1;

    // A second at a megahertz; sampling beyond is no EMG.
    private const int MostCandidates = 1_000_000;

    // The time stamp of a record takes as many bytes as ten samples: below this it would weigh more than the padding that it saves.
    private const decimal ShortestPaddedSeconds = 0.1m;
    private const decimal LongestSeconds = 10;
    /// <summary>Recorders that send sensors of different rates in packets end them within a fraction of a second of each other; a channel that stops
    /// earlier would need signal that nobody recorded.</summary>
    private const double MostTailSeconds = 0.5;

    private const int DurationWidth = 8;

    // The most that strict readers take (EDFlib: 10 MiB of EDF, 15 MiB of BDF).
    private const long MostSamples = 5 << 20;

    // A file of annotations alone has records of no duration, with so many annotations each.
    private const int AnnotationsPerRecord = 64;

    private EdfWriterLayout(decimal recordSeconds, IReadOnlyList<int> samplesPerRecord, IReadOnlyList<EdfWriterSegment> segments)
    {
        RecordSeconds = recordSeconds;
        SamplesPerRecord = samplesPerRecord;
        Segments = segments;
    }

    /// <summary>Duration of a record, exact in eight characters.</summary>
    public decimal RecordSeconds { get; }

    /// <summary>Samples of each channel in a record.</summary>
    public IReadOnlyList<int> SamplesPerRecord { get; }

    /// <summary>The stretches without a gap.</summary>
    public IReadOnlyList<EdfWriterSegment> Segments { get; }

    /// <summary>Number of data records.</summary>
    public long Records => Segments.Sum(segment => segment.Records);

    /// <summary>Plans the records of a file that holds annotations alone.</summary>
    /// <param name="annotations">Number of annotations.</param>
    public static EdfWriterLayout ForAnnotations(int annotations) =>
        new(0, [], [new EdfWriterSegment(0, Math.Max(1, (annotations + AnnotationsPerRecord - 1) / AnnotationsPerRecord), IsPadded: false)]);

    /// <summary>Plans the records.</summary>
    /// <param name="channels">The channels to be written, at least one.</param>
    /// <param name="sourceSeconds">Duration of a record in the source, which is kept where it fits.</param>
    /// <exception cref="SettingsException">The channels do not go into one EDF file.</exception>
    public static EdfWriterLayout For(IReadOnlyList<Channel> channels, decimal? sourceSeconds)
    {
        var grid = new SampleGrid(channels.Select(channel => channel.Rate));
        var steps = StepsOf(channels, grid);
        var divisor = steps.Aggregate(Int128.Zero, SampleGrid.CommonDivisor);
        var samplesPerStep = channels.Sum(channel => (double)grid.SamplesBefore(1, channel.Rate));
        var (count, seconds) = Kept(sourceSeconds, grid, divisor, samplesPerStep) ?? Choose(grid, steps, divisor, samplesPerStep);
        var samples = channels.Select(channel => checked((int)grid.SamplesBefore(count, channel.Rate))).ToList();
        var segments = channels[0].Segments
            .Select((segment, i) =>
            {
                var records = (long)((steps[i] + count - 1) / count);
                return new EdfWriterSegment(segment.StartSeconds, records, channels.Zip(samples).Any(pair => pair.First.Segments[i].SampleCount < (Int128)records * pair.Second));
            })
            .ToList();
        CheckOrder(channels, segments, seconds);
        return new EdfWriterLayout(seconds, samples, segments);
    }

    // Records follow each other in time; half a sample is the roundness of the source's times.
    private static void CheckOrder(IReadOnlyList<Channel> channels, List<EdfWriterSegment> segments, decimal seconds)
    {
        for (var i = 1; i < segments.Count; i++)
        {
            var start = segments[i].StartSeconds;
            var length = channels.Max(channel => channel.Rate.ExactSecondsOf(channel.Segments[i - 1].SampleCount - 0.5m));
            if (start < segments[i - 1].StartSeconds + length)
            {
                throw new SettingsException(string.Create(CultureInfo.InvariantCulture,
                    $"The samples from {start:0.######} s on lie before the end of those in front of them, and the records of an EDF file follow each other in time."), "Write CSV.");
            }

            if (segments[i - 1].IsPadded && start < segments[i - 1].StartSeconds + (segments[i - 1].Records * seconds))
            {
                throw new SettingsException(string.Create(CultureInfo.InvariantCulture,
                    $"The gap before {start:0.######} s is too short for EDF: records of {seconds} s run over it."), "Write CSV, which has no records.");
            }
        }
    }

    // Lengths of the segments in the shortest common times, the last of which some channels may not fill; EDF has one time line for all channels.
    private static List<Int128> StepsOf(IReadOnlyList<Channel> channels, SampleGrid grid)
    {
        var first = channels[0];
        foreach (var channel in channels)
        {
            var same = channel.Segments.Count == first.Segments.Count
                && channel.Segments.Zip(first.Segments).All(pair => pair.First.StartSeconds == pair.Second.StartSeconds
                    && Math.Abs(channel.Rate.SecondsOf(pair.First.SampleCount) - first.Rate.SecondsOf(pair.Second.SampleCount)) <= MostTailSeconds);
            if (!same)
            {
                throw new SettingsException(
                    $"Channels '{first.Name}' and '{channel.Name}' do not cover the same times, and an EDF file has one time line.", "Write them to separate files, each with its --channels.");
            }
        }

        return [.. Enumerable.Range(0, first.Segments.Count).Select(i => channels.Max(channel =>
        {
            var samples = grid.SamplesBefore(1, channel.Rate);
            return (channel.Segments[i].SampleCount + samples - 1) / samples;
        }))];
    }

    private static (Int128 Count, decimal Seconds)? Kept(decimal? sourceSeconds, SampleGrid grid, Int128 divisor, double samplesPerStep)
    {
        if (sourceSeconds is not > 0 || EdfWriterText.Number(sourceSeconds.Value).Length > DurationWidth)
        {
            return null;
        }

        // Exact: a duration has at most eight characters, and the steps are fractions of 64-bit numbers.
        var count = (Int128)decimal.Round(sourceSeconds.Value * (decimal)grid.Denominator / (decimal)grid.Numerator);
        return count > 0 && grid.SecondsOf(count) == sourceSeconds && divisor % count == 0 && (double)count * samplesPerStep <= MostSamples
            ? (count, sourceSeconds.Value)
            : null;
    }

    private static (Int128 Count, decimal Seconds) Choose(SampleGrid grid, List<Int128> steps, Int128 divisor, double samplesPerStep)
    {
        (Int128 Count, decimal Seconds)? shorter = null;
        (Int128 Count, decimal Seconds)? longer = null;
        (Int128 Count, decimal Seconds)? padded = null;
        var leastPadding = Int128.MaxValue;
        for (Int128 count = 1; count * grid.Numerator <= grid.Denominator * (Int128)LongestSeconds && count <= MostCandidates; count++)
        {
            if ((double)count * samplesPerStep > MostSamples && (shorter ?? longer ?? padded) is not null)
            {
                break;
            }

            var seconds = grid.SecondsOf(count);
            if (seconds * (decimal)grid.Denominator != (decimal)(count * grid.Numerator) || !EdfWriterText.Fits(seconds, DurationWidth))
            {
                continue;
            }

            var divides = divisor % count == 0;
            if (seconds <= PreferredSeconds)
            {
                // Of the records that do not divide the segments those that need the least padding, the longest of them; very short ones only at need.
                var padding = seconds < ShortestPaddedSeconds ? Int128.MaxValue : steps.Aggregate(Int128.Zero, (sum, length) => sum + ((count - (length % count)) % count));
                (padded, leastPadding) = padding <= leastPadding ? ((count, seconds), padding) : (padded, leastPadding);
                shorter = divides && (seconds >= ShortestSeconds || count == divisor) ? (count, seconds) : shorter;
                continue;
            }

            padded ??= (count, seconds);
            longer ??= divides ? (count, seconds) : null;
            if (longer is not null || shorter is not null)
            {
                break;
            }
        }

        return shorter ?? longer ?? padded ?? throw new SettingsException(
            "There is no record duration of eight characters that holds whole samples of every channel at these sampling rates.",
            "Write CSV, which keeps any rate; or, where the rates differ, the channels to separate files.");
    }
}
