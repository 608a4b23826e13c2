using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

public sealed class EdfReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Samples_are_calibrated_to_microvolts()
    {
        // 12-bit converter over 3.3 V: one step is 3.3 / 4095 V.
        int[] digital = [0, 1, 2048, 4095, 5000, -3];
        using var reader = Open(new EdfBuilder { Records = 1 }.Signal(k => digital[k], 6, signal => signal with
        {
            Unit = "V",
            PhysicalMinimum = "0",
            PhysicalMaximum = "3.3",
            DigitalMinimum = "0",
            DigitalMaximum = "4095",
        }));
        var expected = digital.Select(value => (decimal)value * 3.3m / 4095m * 1_000_000m).ToArray();
        var values = Samples.Of(reader);
        for (var index = 0; index < digital.Length; index++)
        {
            Assert.Equal((double)expected[index], values[index], 1e-6);
        }
    }

    [Fact]
    public void A_physical_minimum_above_the_maximum_turns_the_polarity()
    {
        using var reader = Open(new EdfBuilder { Records = 1 }.Signal(k => (int)k * 1000, 3, signal => signal with { PhysicalMinimum = "1000", PhysicalMaximum = "-1000" }));
        Assert.Equal(1000 - (32768 * 2000.0 / 65535), Samples.Of(reader)[0], 1e-9);
        Assert.Equal(-1000 * 2000.0 / 65535, Samples.Of(reader)[1] - Samples.Of(reader)[0], 1e-9);
    }

    [Fact]
    public void More_than_a_million_annotations_are_cut_and_say_so()
    {
        // 5000 annotations of nine bytes in each of 201 records.
        var texts = string.Concat(Enumerable.Repeat("+0.5|a|_", 5000));
        using var reader = Open(new EdfBuilder().Signal(k => 0, 10).Annotations([.. Enumerable.Range(0, 201).Select(record => $"+{record}||_{texts}")]));
        Assert.Equal(1_000_000, reader.Recording.Annotations.Count);
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(("ANNOTATIONS_CUT", "record 200"), (warning.Code, warning.Place));
    }

    [Fact]
    public void Logarithms_are_not_taken_for_microvolts()
    {
        using var reader = Open(new EdfBuilder { Records = 1 }.Signal(k => (int)k - 3, 6, signal => signal with
        {
            Label = "EMG tibialis",
            Unit = "Filtered",
            Prefilter = "sign*LN[sign*(at 44.9Hz)/(0.00145)]/(0.00100)",
        }));
        Assert.Equal("LOGARITHMIC_SIGNAL", Assert.Single(reader.Recording.Warnings).Code);
        Assert.Equal(UnitKind.Counts, reader.Recording.Channels[0].Unit.Kind);
        Assert.Equal([-3, -2, -1, 0, 1, 2], Samples.Of(reader));
    }

    [Fact]
    public void The_extremes_of_16_and_24_bits_are_not_clipped_and_keep_their_sign()
    {
        using var edf = Open(new EdfBuilder { Records = 1 }.Signal(k => k == 0 ? short.MinValue : short.MaxValue, 2, Identity("-100", "100")));
        Assert.Equal([-32768, 32767], Samples.Of(edf));
        using var bdf = Open(new EdfBuilder { Records = 1, IsBdf = true }.Signal(k => (int)k switch { 0 => -8388608, 1 => 8388607, _ => -1 }, 3, Identity("-100", "100")));
        Assert.Equal([-8388608, 8388607, -1], Samples.Of(bdf));
        Assert.Equal("BDF", bdf.Recording.Format);
    }

    [Fact]
    public void Signals_of_different_rates_keep_their_rate_and_length()
    {
        using var reader = Open(new EdfBuilder { Records = 3, Duration = "0.135" }
            .Signal(k => (int)k, 170, Identity("-32768", "32767"))
            .Signal(k => 10_000 + (int)k, 20, Identity("-32768", "32767")));
        var channels = reader.Recording.Channels;
        Assert.Equal(new SamplingRate(34000, 27), channels[0].Rate);
        Assert.Equal(new SamplingRate(4000, 27), channels[1].Rate);
        Assert.Equal(Enumerable.Range(0, 510).Select(k => (double)k), Samples.Of(reader, 0));
        Assert.Equal(Enumerable.Range(10_000, 60).Select(k => (double)k), Samples.Of(reader, 1));
        Assert.Equal(0.405, reader.Recording.DurationSeconds, 1e-12);
    }

    [Fact]
    public void Eight_channels_share_lanes_in_the_order_asked_for()
    {
        var builder = new EdfBuilder { Records = 5 };
        for (var signal = 0; signal < 9; signal++)
        {
            var offset = signal * 1000;
            builder.Signal(k => offset + (int)k, 7, Identity("-32768", "32767"));
        }

        using var reader = Open(builder);
        var chosen = new[] { 8, 0, 3 }.Select(index => reader.Recording.Channels[index]).ToArray();
        using var source = reader.Open(chosen);
        var lanes = new double[20 * Lanes.Count];
        Array.Fill(lanes, -1);
        source.Read(11, lanes);
        for (var row = 0; row < 20; row++)
        {
            double[] expected = [8000 + 11 + row, 11 + row, 3000 + 11 + row, 0, 0, 0, 0, 0];
            Assert.Equal(expected, lanes.AsSpan(row * Lanes.Count, Lanes.Count).ToArray());
        }
    }

    [Fact]
    public void Channels_of_different_rates_and_too_many_channels_do_not_share_lanes()
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0, 10).Signal(_ => 0, 20));
        Assert.Throws<ArgumentException>(() => reader.Open(reader.Recording.Channels));
        Assert.Throws<ArgumentException>(() => reader.Open([]));
        Assert.Throws<ArgumentException>(() => reader.Open([.. Enumerable.Repeat(reader.Recording.Channels[0], 9)]));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(20, 1)]
    [InlineData(15, 6)]
    public void Rows_outside_the_samples_are_refused(long first, int rows)
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0));
        using var source = reader.Open([reader.Recording.Channels[0]]);
        var lanes = new double[rows * Lanes.Count];
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(first, lanes));
    }

    [Fact]
    public void Annotations_come_by_onset_with_duration_text_and_channel()
    {
        using var reader = Open(new EdfBuilder()
            .Signal(_ => 0)
            .Annotations("+0.25||_+2.5^1.5|late|second|_-3|before|_", "+1.25||here|_+0.5^0|zero@@EMG1|_+1|line1\r\nzwei ä|_"));
        var recording = reader.Recording;
        Annotation[] expected =
        [
            new(-3.25m, null, "before"),
            new(0.25m, 0m, "zero@@EMG1", "EMG1"),
            new(0.75m, null, "line1\r\nzwei ä"),
            new(1m, null, "here"),
            new(2.25m, 1.5m, "late"),
            new(2.25m, 1.5m, "second"),
        ];
        Assert.Equal(expected, recording.Annotations);
        Assert.Equal(new DateTime(2024, 9, 16, 14, 5, 6, 250, DateTimeKind.Unspecified), recording.Start);
        Assert.Empty(recording.Warnings);
        Assert.Equal("EDF+C", recording.Format);
        Assert.Single(recording.Channels);
    }

    [Fact]
    public void Time_stamps_that_doubles_cannot_hold_make_no_gaps()
    {
        var onsets = Enumerable.Range(0, 300).Select(record => FormattableString.Invariant($"+{8192 + record}.202312||_")).ToArray();
        using var reader = Open(new EdfBuilder { Reserved = "EDF+D" }.Signal(_ => 0, 2000).Annotations(onsets));
        Assert.Equal([new Segment(0, 600_000, 0)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Gaps_make_segments_at_their_exact_times()
    {
        using var reader = Open(new EdfBuilder { Reserved = "EDF+D", Duration = "0.1" }.Signal(k => (int)k, 20, Identity("-32768", "32767"))
            .Annotations("+0.5||_", "+0.6||_", "+0.95||_", "+1.05||_", "+7||_"));
        Assert.Equal([new Segment(0, 40, 0), new Segment(40, 40, 0.45m), new Segment(80, 20, 6.5m)], reader.Recording.Channels[0].Segments);
        Assert.Equal(Enumerable.Range(0, 100).Select(k => (double)k), Samples.Of(reader));
        Assert.Empty(reader.Recording.Warnings);
    }

    [Theory]
    [InlineData("EDF+C", "+5||_", "GAP_IN_CONTINUOUS", 5)]
    [InlineData("EDF+D", "+0.4||_", "TIME_OVERLAP", 0.4)]
    public void A_gap_in_a_continuous_file_and_an_overlap_are_warned_of(string marking, string second, string code, double start)
    {
        using var reader = Open(new EdfBuilder { Reserved = marking }.Signal(_ => 0).Annotations("+0||_", second));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(code, warning.Code);
        Assert.Equal("record 1", warning.Place);
        Assert.Equal((decimal)start, reader.Recording.Channels[0].Segments[1].StartSeconds);
    }

    [Theory]
    [InlineData("+0||_##junk##|_", "BAD_TAL")]
    [InlineData("+0||_0.5|x|_", "BAD_TAL")]
    [InlineData("+0||_+0,5|x|_", "DECIMAL_COMMA")]
    [InlineData("", "TIMEKEEPING_MISSING")]
    public void A_broken_annotation_is_warned_of_and_the_rest_is_read(string first, string code)
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0).Annotations(first, "+1||_+1.5|last|_"));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(code, warning.Code);
        Assert.Equal("last", reader.Recording.Annotations[^1].Text);
        Assert.Single(reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void A_thousand_broken_annotations_are_one_warning_with_their_number()
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0).Annotations([.. Enumerable.Range(0, 1000).Select(record => FormattableString.Invariant($"+{record}||_?|x|_"))]));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Contains("999 more", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin_1_annotations_are_read_with_a_warning()
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0).Annotations(Encoding.Latin1, "+0||_+0.5|Ermüdung|_", "+1||_"));
        Assert.Equal("Ermüdung", Assert.Single(reader.Recording.Annotations).Text);
        Assert.Equal("ANNOTATION_NOT_UTF8", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void A_micro_sign_in_Latin_1_or_Shift_JIS_is_a_microvolt_and_a_destroyed_one_is_unknown()
    {
        using var reader = Open(new EdfBuilder()
            .Signal(_ => 0, 10, signal => signal with { Unit = "µV" })
            .Signal(_ => 0, 10, signal => signal with { Unit = "\u0083\u00CAV" })
            .Signal(_ => 0, 10, signal => signal with { Unit = ".V" }));
        Assert.Equal([UnitKind.Voltage, UnitKind.Voltage, UnitKind.Unknown], reader.Recording.Channels.Select(channel => channel.Unit.Kind));
        Assert.Equal("HEADER_NON_ASCII|HEADER_NON_ASCII|UNIT_UNKNOWN", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_users_unit_takes_the_place_of_an_unknown_one_but_not_of_degrees()
    {
        using var reader = Open(
            new EdfBuilder().Signal(k => (int)k, 10, signal => Identity("-32768", "32767")(signal) with { Unit = ".V" }).Signal(_ => 0, 10, signal => signal with { Label = "knee", Unit = "deg" }),
            new ReadOptions { Unit = SignalUnit.Parse("0.5uV") });
        Assert.Equal(0.5, Samples.Of(reader)[1], 1e-12);
        Assert.Equal("deg", reader.Recording.Channels[1].Unit.Text);
    }

    [Theory]
    [InlineData("5", "5", null, null)]
    [InlineData("-100", "100", "7", "7")]
    [InlineData("", "", null, null)]
    [InlineData("NaN", "n/a", null, null)]
    public void Ranges_without_a_scale_leave_counts_and_a_warning(string physicalMinimum, string physicalMaximum, string? digitalMinimum, string? digitalMaximum)
    {
        using var reader = Open(new EdfBuilder { Records = 1 }.Signal(k => (int)k - 3, 5, signal => signal with
        {
            PhysicalMinimum = physicalMinimum,
            PhysicalMaximum = physicalMaximum,
            DigitalMinimum = digitalMinimum,
            DigitalMaximum = digitalMaximum,
        }));
        Assert.Equal([-3, -2, -1, 0, 1], Samples.Of(reader));
        Assert.Equal(UnitKind.Counts, reader.Recording.Channels[0].Unit.Kind);
        Assert.Equal("UNCALIBRATED_SIGNAL", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("-1", 4, 0, 4, "RECORD_COUNT_INFERRED")]
    [InlineData("", 4, 0, 4, "RECORD_COUNT_INFERRED")]
    [InlineData("0", 4, 0, 4, "RECORD_COUNT_INFERRED")]
    [InlineData("-1", 4, 3, 3, "PARTIAL_RECORD_IGNORED|RECORD_COUNT_INFERRED")]
    [InlineData("4", 4, 3, 3, "PARTIAL_RECORD_IGNORED|RECORDS_MISSING")]
    [InlineData("9", 4, 0, 4, "RECORDS_MISSING")]
    [InlineData("3", 4, 0, 3, "TRAILING_RECORDS_IGNORED")]
    [InlineData("4", 4, -5, 4, "TRAILING_BYTES_IGNORED")]
    public void The_number_of_records_is_settled_between_header_and_file(string field, int records, int cutBytes, int expected, string codes)
    {
        var bytes = new EdfBuilder { Records = records, RecordCount = field }.Signal(k => (int)k).Build();
        bytes = cutBytes >= 0 ? bytes[..^cutBytes] : [.. bytes, .. new byte[-cutBytes]];
        using var reader = Reading.Open(_folder.Write("a.edf", bytes));
        Assert.Equal(expected * 10, reader.Recording.Channels[0].SampleCount);
        Assert.Equal(expected * 10, Samples.Of(reader).Length);
        Assert.Equal(codes, string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Signals_without_samples_are_skipped_and_blank_labels_named()
    {
        using var reader = Open(new EdfBuilder { Records = 1 }
            .Signal(_ => 0, 0, signal => signal with { Label = "empty" })
            .Signal(k => (int)k, 3, signal => Identity("-32768", "32767")(signal) with { Label = "" }));
        var channel = Assert.Single(reader.Recording.Channels);
        Assert.Equal((0, "signal 2"), (channel.Index, channel.Name));
        Assert.Equal([0, 1, 2], Samples.Of(reader));
        Assert.Equal("EMPTY_SIGNAL_SKIPPED|BLANK_LABEL", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
    }

    [Theory]
    [InlineData("01.01.85", "00.00.00", "", "1985-01-01T00:00:00", "")]
    [InlineData("31.12.84", "23.59.59", "", "2084-12-31T23:59:59", "")]
    [InlineData("01.02.yy", "14.05.06", "Startdate 01-FEB-2090 X X X", "2090-02-01T14:05:06", "")]
    [InlineData("01.01.70", "00.00.00", "Startdate 01-JAN-1970 X X X", "1970-01-01T00:00:00", "")]
    [InlineData("17.09.24", "14.05.06", "Startdate 16-SEP-2024 X X X", "2024-09-16T14:05:06", "START_MISMATCH")]
    [InlineData("6/9/24", "14:05:06", "", "2024-09-06T14:05:06", "START_FORMAT")]
    [InlineData("31.02.24", "14.05.06", "", null, "START_INVALID")]
    [InlineData("", "", "", null, "START_INVALID")]
    [InlineData("16.09.24", "14.05.61", "", null, "START_INVALID")]
    public void The_start_is_read_from_all_its_forms_and_never_blocks(string date, string time, string recordingId, string? start, string codes)
    {
        using var reader = Open(new EdfBuilder { Date = date, Time = time, RecordingId = recordingId }.Signal(_ => 0));
        Assert.Equal(start, reader.Recording.Start?.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(codes, string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
    }

    [Fact]
    public void A_start_in_the_recording_identification_counts_also_where_the_recording_moves_out_of_the_calendar()
    {
        using var reader = Open(new EdfBuilder().Signal(_ => 0).Annotations("+999999999999||_", "+1000000000000||_"));
        Assert.Null(reader.Recording.Start);
        Assert.Equal("FIRST_ONSET_OVER_1S", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void An_anonymised_date_is_told_as_such()
    {
        using var reader = Open(new EdfBuilder { Date = "01.01.85", RecordingId = "Startdate X X X X" }.Signal(_ => 0));
        Assert.Contains(reader.Recording.Details, detail => detail is { Key: "start date", Value: "anonymised; the time of day is kept" });
        Assert.Equal(1985, reader.Recording.Start?.Year);
    }

    [Fact]
    public void An_annotation_file_without_signals_has_annotations_and_no_channels()
    {
        using var reader = Open(new EdfBuilder { Duration = "0" }.Annotations("+0||_+12.5^30|Sleep stage W|_"));
        Assert.Empty(reader.Recording.Channels);
        Assert.Equal(new Annotation(12.5m, 30m, "Sleep stage W"), Assert.Single(reader.Recording.Annotations));
    }

    [Fact]
    public void A_file_that_became_shorter_is_an_error_that_names_the_record()
    {
        // Records too large to be buffered whole are read when they are asked for.
        var path = _folder.Write("a.edf", new EdfBuilder { Records = 3 }.Signal(_ => 0, 100_000).Build());
        using var reader = Reading.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(512 + 250_000);
        }

        using var source = reader.Open([reader.Recording.Channels[0]]);
        var lanes = new double[100 * Lanes.Count];
        source.Read(0, lanes);
        var error = Assert.Throws<RecordingException>(() => source.Read(150_000, lanes));
        Assert.Equal("FILE_CHANGED", error.Code);
        Assert.Contains("record 1", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Func<EdfBuilderSignal, EdfBuilderSignal> Identity(string minimum, string maximum) => signal => signal with
    {
        PhysicalMinimum = minimum,
        PhysicalMaximum = maximum,
        DigitalMinimum = minimum,
        DigitalMaximum = maximum,
    };

    private RecordingReader Open(EdfBuilder builder, ReadOptions? options = null) =>
        Reading.Open(_folder.Write($"{Guid.NewGuid():N}.edf", builder.Build()), options);
}
