using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Turns a table that was read into a recording: time bases, channels, and all that was inferred.</summary>
internal sealed class TextRecordingBuilder(TextLayout layout, TextTable table, ColumnStore store, ReadOptions options)
{
    /// <summary>A stated rate and a time column may differ by their rounding, not by more than this share.</summary>
    private const double RateTolerance = 1e-3;

    /// <summary>Times beyond this are seconds of a calendar (1970 and on), not of a recording: three years.</summary>
    private const decimal LongestTime = 1e8m;

    /// <summary>The year 2286 in seconds since 1970.</summary>
    private const decimal LatestOrigin = 1e10m;

    /// <summary>As many digits as a double holds.</summary>
    private const ulong ClockMantissa = 100_000_000_000_000;

    /// <summary>Columns that are named one by one.</summary>
    private const int MostNamed = 20;

    private readonly WarningLog _warnings = new();
    private readonly Dictionary<int, TimeBase> _times = [];
    private readonly List<Annotation> _annotations = [];
    private readonly List<string> _slow = [];
    private decimal _origin;
    private long _filled;

    /// <summary>Name of the kind of UTF-16 that the file is; <see langword="null"/> for any other.</summary>
    public string? Utf16 { get; init; }

    /// <summary>Builds it.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <returns>The recording, and for each of its channels the column of the table.</returns>
    /// <exception cref="RecordingException">No rate, contradictory rates, or no numbers.</exception>
    public (Recording Recording, int[] Columns) Build(string name)
    {
        var channels = new List<Channel>();
        var columns = new List<int>();
        var timeColumn = layout.Columns.ToList().FindIndex(column => column.Role == ColumnRole.Time);
        for (var column = 0; column < layout.Columns.Count; column++)
        {
            var role = table.RoleOf(column);
            if (role == ColumnRole.Time)
            {
                timeColumn = column;
            }
            else if (role == ColumnRole.Samples && Describe(column, channels.Count, TimesOf(timeColumn)) is { } channel)
            {
                channels.Add(channel);
                columns.Add(column);
            }
            else if (role == ColumnRole.Text)
            {
                AddWords(column, TimesOf(timeColumn));
            }
        }

        if (channels.Count == 0)
        {
            throw new RecordingException("NO_SAMPLES", "The table holds no column of samples.", "A table needs one column a channel, beside the time.");
        }

        AddComments(channels, columns);
        var recording = new Recording
        {
            Name = name,
            Format = layout.Format,
            Start = Start(),
            Channels = channels,
            Annotations = [.. _annotations.OrderBy(annotation => annotation.OnsetSeconds)],
            Warnings = _warnings.ToList(),
            Details = Details(channels),
            IsInferred = true,
        };
        return (recording, [.. columns]);
    }

    /// <summary>Words last until the row in which others stand.</summary>
    private void AddWords(int column, TimeBase times)
    {
        var words = table.Words[column];
        foreach (var run in words.Finish(table.RowCount))
        {
            var onset = times.SecondsAt(run.FirstRow);
            _annotations.Add(new Annotation(onset, times.EndOf(run.EndRow - 1) - onset, run.Text));
        }

        if (words.IsCut)
        {
            _warnings.Add("WORDS_LEFT_OUT", $"column '{layout.Columns[column].Name}'", "The words change so often that they describe no stretches of the recording; the later ones are left out.");
        }
    }

    /// <summary>Comments number the channels of the file, of which some may be left out.</summary>
    private void AddComments(List<Channel> channels, List<int> columns)
    {
        var numbered = Enumerable.Range(0, layout.Columns.Count).Where(column => layout.Columns[column].Role == ColumnRole.Samples).ToList();
        foreach (var comment in table.Comments.Items)
        {
            var index = comment.Channel > 0 && comment.Channel <= numbered.Count ? columns.BinarySearch(numbered[comment.Channel - 1]) : -1;
            var channel = index >= 0 ? channels[index].Name : null;
            _annotations.Add(new Annotation(_times.Values.First().SecondsAt(comment.Row), null, comment.Text, channel));
        }

        table.Comments.Warn(_warnings);
    }

    private Channel? Describe(int column, int index, TimeBase times)
    {
        var layoutColumn = layout.Columns[column];
        var name = layoutColumn.Name.Length > 0 ? layoutColumn.Name : string.Create(CultureInfo.InvariantCulture, $"signal {index + 1}");
        if (SampleRuns.Of(name, table.Columns[column], times, options, _warnings) is not { } samples)
        {
            _warnings.Add("EMPTY_SIGNAL_SKIPPED", $"column '{name}'", "The column holds no numbers and is left out.");
            return null;
        }

        store.Fill(column, samples.FilledGaps);
        _filled += samples.Filled;
        if (samples.RowsPerSample > 1)
        {
            _slow.Add(string.Create(CultureInfo.InvariantCulture, $"'{name}' has one value in {samples.RowsPerSample} rows, {samples.Rate} Hz"));
        }

        var kind = ChannelClassifier.Classify(name, layoutColumn.Unit);
        var unit = options.Unit is { } asked && UnitOverride.Applies(layoutColumn.Unit, kind) ? asked : layoutColumn.Unit;
        return new Channel
        {
            Index = index,
            Name = name,
            Kind = kind,
            Unit = unit,
            Rate = samples.Rate,
            Segments = samples.Segments,
            MissingSamples = samples.Missing,
        };
    }

    private TimeBase TimesOf(int column)
    {
        if (!_times.TryGetValue(column, out var times))
        {
            times = column < 0 ? Stated() : WithStated(column);
            _times.Add(column, times);
        }

        return times;
    }

    /// <summary>Even times, by the user's rate or by the lines above the table.</summary>
    private TimeBase Stated()
    {
        if (options.Rate is { } asked)
        {
            return Even(asked, "option --rate", table.RowCount);
        }

        return layout.Rate is { } rate
            ? Even(rate, layout.RateSource, table.RowCount)
            : throw new RecordingException("RATE_UNKNOWN", "The table has neither a time column nor a sampling rate above it.", "Say the sampling rate, such as --rate 2000, or the column that holds the times, such as --time-column '#1'.");
    }

    private TimeBase Even(SamplingRate rate, string source, long rowCount) => new(rate, source, table.Blocks, rowCount);

    private TimeBase WithStated(int column)
    {
        if (options.Rate is { } asked && column != layout.Columns.ToList().FindIndex(entry => entry.Role == ColumnRole.Time))
        {
            throw new SettingsException($"--rate {asked}: the table has several time columns, which give each channel its own rate.", "Leave --rate out.");
        }

        TimeBase times;
        try
        {
            times = TimeBaseReader.Read(store, column, TimeColumn(column), table.TimeDigits[column], _warnings);
        }
        catch (RecordingException) when (options.Rate is { } rate)
        {
            return Even(rate, "option --rate (the time column is not used)", store.Count(column));
        }

        times = WithoutOrigin(times);
        var stated = options.Rate ?? layout.Rate;
        if (stated is not { } other)
        {
            return times;
        }

        if (Math.Abs((times.Rate.Hertz / other.Hertz) - 1) <= RateTolerance)
        {
            return times with { Rate = other, Source = options.Rate is null ? $"{layout.RateSource}, and the time column" : "option --rate, and the time column" };
        }

        return options.Rate is { } wanted
            ? Even(wanted, "option --rate (the time column says otherwise and is not used)", times.RowCount)
            : throw new RecordingException("RATE_CONFLICT",
                $"{layout.RateSource} says {other} Hz, but the time column gives {times.Rate} Hz.", "Say which is right with --rate.");
    }

    /// <summary>Times of the clock were made seconds; their digits are those of the fractions of seconds.</summary>
    private TextColumn TimeColumn(int column)
    {
        if (!layout.Columns[column].IsClock)
        {
            return layout.Columns[column];
        }

        table.TimeDigits[column].Add(table.Clock!.Decimals, ClockMantissa);
        return layout.Columns[column] with { SecondsPerUnit = 1 };
    }

    private DateTime? Start()
    {
        if (layout.Start is not null || table.Clock is not null)
        {
            return layout.Start ?? table.Clock?.Start;
        }

        return _origin is > 0 and < LatestOrigin ? DateTime.UnixEpoch.AddTicks((long)(_origin * TimeSpan.TicksPerSecond)) : null;
    }

    private TimeBase WithoutOrigin(TimeBase times)
    {
        if (_origin == 0 && times.Starts[0].Seconds > LongestTime)
        {
            _origin = times.Starts[0].Seconds;
        }

        return _origin == 0 ? times : times with { Starts = [.. times.Starts.Select(start => start with { Seconds = start.Seconds - _origin })] };
    }

    private List<KeyValuePair<string, string>> Details(List<Channel> channels)
    {
        var details = new List<KeyValuePair<string, string>>
        {
            new("delimiter", DelimiterName.Of(layout.Delimiter)),
            new("decimal sign", table.HasDecimalComma ? "comma" : "point"),
            new("encoding", Utf16 ?? (layout.IsWindows1252 ? "Windows-1252" : "UTF-8")),
            new("titles", layout.TitleLine == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"line {layout.TitleLine}")),
            new("rows", table.RowCount.ToString(CultureInfo.InvariantCulture)),
        };
        details.AddRange(_times.Values.DistinctBy(times => (times.Rate, times.Source))
            .Select(times => new KeyValuePair<string, string>("sampling rate", $"{times.Rate} Hz from {times.Source}")));
        details.AddRange(_slow.Take(MostNamed).Select(slow => new KeyValuePair<string, string>("slower channel", slow)));
        details.AddRange(channels.Select(channel => channel.Unit).DistinctBy(unit => unit.Text, StringComparer.Ordinal)
            .Select(unit => new KeyValuePair<string, string>("unit", unit.Text.Length == 0 ? "unknown" : $"{unit.Text} from {(unit == options.Unit ? "option --unit" : layout.UnitSource)}")));
        var missing = channels.Sum(channel => channel.MissingSamples);
        details.Add(new("missing values", _filled == 0 ? missing.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{missing}, and {_filled} filled by straight lines")));
        if (_origin != 0)
        {
            details.Add(new("time origin", string.Create(CultureInfo.InvariantCulture, $"{_origin} s in the file is 0 here{(Start() is null ? "" : " (seconds since 1970, universal time)")}")));
        }

        AddIfAny(details, "time format", table.Clock is { IsMinutes: true } ? "minutes:seconds" : "");
        if (table.Clock is { Zero.Length: > 0 } clock)
        {
            details.Add(new("time origin", $"{clock.Zero} in the file is 0 here"));
            AddIfAny(details, "time zone", clock.Zone);
            AddIfAny(details, "date order", clock.DateOrder);
        }

        return details;
    }

    private static void AddIfAny(List<KeyValuePair<string, string>> details, string key, string value)
    {
        if (value.Length > 0)
        {
            details.Add(new(key, value));
        }
    }
}
