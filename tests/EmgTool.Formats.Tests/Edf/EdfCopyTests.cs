using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>A copy of an EDF or BDF file holds the same integers under the same calibration, and reads as the original does.</summary>
public sealed class EdfCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => EdfCasesTests.Readable;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_awkward_file_reads_from_its_copy_as_it_was_and_without_a_warning(string name)
    {
        using var original = Reading.Open(EdfCasesTests.PathOf(name));
        var channels = original.Recording.Channels.Where(channel => channel.SampleCount > 0).ToList();
        if (name is "edfplus_d_overlap" || (channels.Count == 0 && original.Recording.Annotations.Count == 0))
        {
            Assert.Throws<SettingsException>(() => Copy(original));
            return;
        }

        using var copy = Copy(original);
        Assert.DoesNotContain(copy.Recording.Warnings, warning => warning.Code is not "UNIT_UNKNOWN");
        Assert.Equal(original.Recording.Start ?? new DateTime(1985, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), copy.Recording.Start);
        Assert.Equal(original.Recording.Annotations, copy.Recording.Annotations);
        Assert.Equal(channels.Count, copy.Recording.Channels.Count);
        foreach (var (before, after) in channels.Zip(copy.Recording.Channels))
        {
            Assert.Equal((before.Rate, before.Unit.Kind), (after.Rate, after.Unit.Kind));
            Assert.Equal(before.Segments, after.Segments);
            Assert.Equal(Integers(original, before), Integers(copy, after));
            Assert.Equal(Samples.Of(original, before.Index), Samples.Of(copy, after.Index), (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)));
        }
    }

    [Theory]
    [InlineData("-3276.8", "3276.7", "-32768", "32767")]
    [InlineData("-100", "250.5", "-32768", "32767")]
    [InlineData("250.5", "-100", "-32768", "32767")]
    [InlineData("0.000001", "0.000002", "-32768", "32767")]
    [InlineData("99999998", "99999999", "-32768", "32767")]
    [InlineData("-99999.9", "99999.9", "-2048", "2047")]
    [InlineData("-1.5", "1.25", "0", "4095")]
    [InlineData("-0.5", "0.5", "1", "2")]
    [InlineData("+100", "-100", "-32768", "32767")]
    [InlineData("-1e-3", "1E-3", "-32768", "32767")]
    [InlineData("-500.00", "+500.00", "-32767", "+32767")]
    public void All_65536_integers_and_the_texts_of_the_ranges_stay_as_they_are(string physicalMinimum, string physicalMaximum, string digitalMinimum, string digitalMaximum)
    {
        var before = new EdfBuilder { Records = 64 }.Signal(k => (int)k - 32768, 1024, signal => signal with
        {
            PhysicalMinimum = physicalMinimum,
            PhysicalMaximum = physicalMaximum,
            DigitalMinimum = digitalMinimum,
            DigitalMaximum = digitalMaximum,
        }).Build();
        var after = CopyOf(before);
        Assert.Equal([physicalMinimum, physicalMaximum, digitalMinimum, digitalMaximum], Enumerable.Range(3, 4).Select(field => after.Field(field, 0).TrimEnd()));
        AssertSameRecords(new EdfBytes(before), after, signal: 0);
    }

    [Theory]
    [InlineData("-100", "100", "32767", "-32768", "100", "-100", "-32768", "32767")]
    [InlineData("-3276,8", "3276,7", "-32768", "32767", "-3276.8", "3276.7", "-32768", "32767")]
    [InlineData("5", "5", "-32768", "32767", "-32768", "32767", "-32768", "32767")]
    [InlineData("", "n/a", "-32768", "32767", "-32768", "32767", "-32768", "32767")]
    [InlineData("0", "100", "0", "50000", "-65.536", "65.534", "-32768", "32767")]
    [InlineData("-100", "100", "-100.0", "100.0", "-32768", "32767", "-32768", "32767")]
    public void A_range_that_strict_readers_refuse_is_said_in_other_words_and_the_integers_stay(params string[] ranges)
    {
        var before = new EdfBuilder { Records = 64 }.Signal(k => (int)k - 32768, 1024, signal => signal with
        {
            PhysicalMinimum = ranges[0],
            PhysicalMaximum = ranges[1],
            DigitalMinimum = ranges[2],
            DigitalMaximum = ranges[3],
        }).Build();
        var after = CopyOf(before);
        Assert.Equal(ranges[4..], Enumerable.Range(3, 4).Select(field => after.Field(field, 0).TrimEnd()));
        AssertSameRecords(new EdfBytes(before), after, signal: 0);
    }

    [Fact]
    public void Integers_of_24_bits_stay_as_they_are_in_BDF_the_status_channel_among_them()
    {
        int[] extremes = [-8388608, 8388607, -1, 0, 1, -32769, 32768, 0x123456];
        var before = new EdfBuilder { IsBdf = true, Records = 4 }
            .Signal(k => extremes[k % 8], 64, signal => signal with { PhysicalMinimum = "-262144", PhysicalMaximum = "262143" })
            .Signal(k => (int)(unchecked(0xFF000000u) | (uint)(k / 16 % 3) | 0x100000), 64, signal => signal with { Label = "Status", Unit = "Boolean", PhysicalMinimum = "-8388608", PhysicalMaximum = "8388607" })
            .Build();
        using var original = Open(before);
        using var copy = Copy(original);
        Assert.Equal("BDF+C", copy.Recording.Format);
        Assert.Equal(original.ReadTriggers(), copy.ReadTriggers());
        Assert.NotEmpty(copy.ReadTriggers());
        foreach (var (a, b) in original.Recording.Channels.Zip(copy.Recording.Channels))
        {
            Assert.Equal(a.Quantization, b.Quantization);
            Assert.Equal(Samples.Of(original, a.Index), Samples.Of(copy, b.Index));
        }
    }

    [Fact]
    public void Asking_16_bits_of_24_says_in_numbers_what_is_lost()
    {
        // 0.03125 uV a step over half a volt, of which the samples use 16 millivolts.
        var before = new EdfBuilder { IsBdf = true, Records = 4 }
            .Signal(k => (int)((k * 7919 % 524288) - 262144), 64, signal => signal with { PhysicalMinimum = "-262144", PhysicalMaximum = "262143.9" }).Build();
        using var reader = Open(before);
        var plan = EdfWriterPlan.Make(reader, new() { Bits = 16 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("steps of 0.0312 uV (24 bits) become steps of 0.2", Assert.Single(plan.Losses), StringComparison.Ordinal);
        Assert.Empty(EdfWriterPlan.Make(reader, new(), cancellation: TestContext.Current.CancellationToken).Losses);
    }

    [Theory]
    [InlineData(1000, 16)]
    [InlineData(100_000, 24)]
    public void Values_that_are_no_integers_get_24_bits_where_the_step_of_16_is_more_than_a_tenth_of_the_noise(double peak, int bits)
    {
        // Noise of 1 microvolt, and one large sample: a step of 16 bits is a 32768th of it.
        var random = new Random(5);
        var samples = Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() - 0.5) * Math.Sqrt(12)).ToArray();
        (samples[7000], samples[7001]) = (peak, -peak);
        using var reader = MemoryRecordingReader.Of((MemoryRecordingReader.Channel("EMG", new SamplingRate(1000), 20_000), samples));
        Assert.Equal(bits, EdfWriterPlan.Make(reader, new(), cancellation: TestContext.Current.CancellationToken).Bits);
        using var copy = Copy(reader);
        var step = 2.0 * peak / ((1L << bits) - 1);
        Assert.Equal(samples, Samples.Of(copy), (a, b) => Math.Abs(a - b) <= step * 0.51);
    }

    [Theory]
    [InlineData("X X X X", "X X X X")]
    [InlineData("MCH-0234567 F 16-SEP-1987 Haagse_Harry extra words", "MCH-0234567 F 16-SEP-1987 Haagse_Harry extra words")]
    [InlineData("MCH F 16-sep-1987 Haagse_Harry", "MCH F 16-SEP-1987 Haagse_Harry")]
    [InlineData("John Doe, 1970", "X X X X John_Doe,_1970")]
    [InlineData("M\u00FCller", "X X X X M_ller")]
    [InlineData("", "X X X X")]
    public void The_patient_gets_every_sub_field_of_EDF_plus(string before, string after)
    {
        var file = CopyOf(new EdfBuilder { Patient = before }.Signal(k => (int)k).Build());
        Assert.Equal(after, file.Text(8, 80).TrimEnd());
    }

    [Theory]
    [InlineData("Startdate 16-SEP-2024 ADM TEC EQU more", "16.09.24", "Startdate 16-SEP-2024 ADM TEC EQU more", "16.09.24")]
    [InlineData("Startdate 16-SEP-2024", "16.09.24", "Startdate 16-SEP-2024 X X X", "16.09.24")]
    [InlineData("startdate 16-sep-2024 ADM", "16.09.24", "Startdate 16-SEP-2024 ADM X X", "16.09.24")]
    [InlineData("Startdate 17-SEP-2024 X X X", "16.09.24", "Startdate 17-SEP-2024 X X X", "17.09.24")]
    [InlineData("Startdate X ADM X X", "01.01.85", "Startdate X ADM X X", "01.01.85")]
    [InlineData("sleep lab, night 2", "16.09.84", "Startdate 16-SEP-2084 X X X sleep_lab,_night_2", "16.09.84")]
    [InlineData("Startdate 16-SEP-2090 X X X", "16.09.yy", "Startdate 16-SEP-2090 X X X", "16.09.yy")]
    [InlineData("", "99.99.99", "Startdate X X X X", "01.01.85")]
    public void The_recording_identification_agrees_with_the_start_date(string before, string date, string after, string written)
    {
        var file = CopyOf(new EdfBuilder { RecordingId = before, Date = date }.Signal(k => (int)k).Build());
        Assert.Equal(after, file.Text(88, 80).TrimEnd());
        Assert.Equal(written, file.Text(168, 8));
    }

    [Fact]
    public void Transducers_prefilters_and_the_duration_of_records_are_kept()
    {
        var before = new EdfBuilder { Duration = "0.5", Records = 7 }
            .Signal(k => (int)k, 100, signal => signal with { Transducer = "AgAgCl electrode", Prefilter = "HP:10Hz LP:500Hz N:50Hz" })
            .Signal(k => -(int)k, 50)
            .Build();
        var after = CopyOf(before);
        Assert.Equal("AgAgCl electrode", after.Field(1, 0).TrimEnd());
        Assert.Equal("HP:10Hz LP:500Hz N:50Hz", after.Field(7, 0).TrimEnd());
        Assert.Equal(("0.5", 7L), (after.Text(244, 8).TrimEnd(), after.Records));
        AssertSameRecords(new EdfBytes(before), after, 0);
        AssertSameRecords(new EdfBytes(before), after, 1);
    }

    [Fact]
    public void A_record_of_a_day_is_cut_into_pieces_that_strict_readers_take()
    {
        var before = new EdfBuilder { Duration = "86400", Records = 1 }.Signal(k => (int)(k % 20000), 8_640_000).Build();
        using var original = Open(before);
        using var stream = new MemoryStream();
        EdfWriter.Write(stream, original, new(), cancellation: TestContext.Current.CancellationToken);
        var after = new EdfBytes(stream.ToArray());
        Assert.InRange(after.RecordLength, 1, 10 << 20);
        Assert.Equal(8_640_000, after.Records * after.SamplesPerRecord(0));
    }

    [Fact]
    public void A_unit_given_by_the_user_is_written_as_one_that_others_know()
    {
        var before = new EdfBuilder { Records = 4 }.Signal(k => (int)k, 100, signal => signal with { Unit = "", PhysicalMinimum = "-32768", PhysicalMaximum = "32767" }).Build();
        using var original = Open(before, new ReadOptions { Unit = SignalUnit.Parse("0.806uV") });
        using var copy = Copy(original);
        Assert.Equal("uV", copy.Recording.Channels[0].Unit.Text);
        Assert.Equal(Integers(original, original.Recording.Channels[0]), Integers(copy, copy.Recording.Channels[0]));
        Assert.Equal(Samples.Of(original), Samples.Of(copy), (a, b) => Math.Abs(a - b) < 0.01);
    }

    [Fact]
    public void Events_of_a_channel_whose_name_is_cut_point_to_the_label_that_is_written()
    {
        var channel = MemoryRecordingReader.Channel("Musculus tibialis anterior", new SamplingRate(1000), 1000);
        using var reader = MemoryRecordingReader.Of(null, [new Annotation(0.25m, null, "jerk", channel.Name)], (channel, [.. Enumerable.Range(0, 1000).Select(i => i % 7.0)]));
        using var copy = Copy(reader);
        Assert.Equal("Musculus tibiali", copy.Recording.Channels[0].Name);
        Assert.Equal([new Annotation(0.25m, null, "jerk@@Musculus tibiali", "Musculus tibiali")], copy.Recording.Annotations);
    }

    public void Dispose() => _folder.Dispose();

    private static EdfBytes CopyOf(byte[] file)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("original.edf", file);
        using var reader = Reading.Open(path);
        using var stream = new MemoryStream();
        EdfWriter.Write(stream, reader, new());
        return new EdfBytes(stream.ToArray());
    }

    private static void AssertSameRecords(EdfBytes before, EdfBytes after, int signal)
    {
        Assert.Equal(before.Records, after.Records);
        for (var record = 0L; record < before.Records; record++)
        {
            Assert.True(before.Record(record, signal).SequenceEqual(after.Record(record, signal)), string.Create(CultureInfo.InvariantCulture, $"record {record}"));
        }
    }

    // What the values are in steps of the file; whether reading gives exactly the integers is what the tests of bytes show.
    private static double[] Integers(RecordingReader reader, Channel channel)
    {
        var stored = EdfWriterCalibration.Stored(channel, 24)!;
        return [.. Samples.Of(reader, channel.Index).Select(value => Math.Round(((value - stored.Offset) * stored.Scale) + stored.Origin))];
    }

    private RecordingReader Open(byte[] file, ReadOptions? options = null) => Reading.Open(_folder.Write("original.edf", file), options);

    private RecordingReader Copy(RecordingReader reader)
    {
        var path = _folder.Write("copy.edf", []);
        EdfWriter.Write(path, reader, new(), cancellation: TestContext.Current.CancellationToken);
        return Reading.Open(path);
    }
}
