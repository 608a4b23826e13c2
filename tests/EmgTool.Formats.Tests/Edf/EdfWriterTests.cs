using System.Security.Cryptography;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Edf;
using Xunit;
using static EmgTool.Formats.Tests.MemoryRecordingReader;

namespace EmgTool.Formats.Tests.Edf;

public sealed class EdfWriterTests
{
    // The file of Small(), checked once with EDFlib 1.23.
    private const string FrozenFile = "0eb32d23b22fa8e901bcc46bdb746295e236ea1d1f916a3bc36e0d68e65594ad";

    private static readonly SamplingRate Kilohertz = new(1000);

    [Fact]
    public void Every_header_field_is_what_the_strictest_reader_asks_for()
    {
        var start = new DateTime(2024, 3, 7, 14, 5, 9, DateTimeKind.Unspecified);
        var channel = Channel("EMG RAT", Kilohertz, 3000) with { Prefilter = "HP:10Hz LP:500Hz" };
        var (file, _) = Write(Of(start, [], (channel, Ramp(3000))));

        Assert.Equal("0".PadRight(8), file.Text(0, 8));
        Assert.Equal("X X X X".PadRight(80), file.Text(8, 80));
        Assert.Equal("Startdate 07-MAR-2024 X X X".PadRight(80), file.Text(88, 80));
        Assert.Equal("07.03.2414.05.09", file.Text(168, 16));
        Assert.Equal("768".PadRight(8), file.Text(184, 8));
        Assert.Equal("EDF+C".PadRight(44), file.Text(192, 44));
        Assert.Equal("3".PadRight(8) + "1".PadRight(8) + "2".PadRight(4), file.Text(236, 20));

        Assert.Equal("EMG RAT".PadRight(16), file.Field(0, 0));
        Assert.Equal("uV".PadRight(8), file.Field(2, 0));
        Assert.Equal("-32768  ", file.Field(5, 0));
        Assert.Equal("32767   ", file.Field(6, 0));
        Assert.Equal("HP:10Hz LP:500Hz".PadRight(80), file.Field(7, 0));
        Assert.Equal("1000    ", file.Field(8, 0));
        Assert.Equal(
            "EDF Annotations |-1      |1       |-32768  |32767   ",
            string.Join('|', new[] { 0, 3, 4, 5, 6 }.Select(field => file.Field(field, 1))));
        Assert.True(new[] { 1, 2, 7, 9 }.All(field => string.IsNullOrWhiteSpace(file.Field(field, 1))));
        Assert.True(string.IsNullOrWhiteSpace(file.Field(1, 0) + file.Field(9, 0)));
        Assert.All(file.Bytes.Take(file.HeaderLength), value => Assert.InRange(value, 32, 126));
        Assert.Equal(file.HeaderLength + (3 * file.RecordLength), file.Bytes.Length);
    }

    [Fact]
    public void A_start_that_is_not_known_is_said_to_be_so()
    {
        var (file, _) = Write(Of((Channel("EMG", Kilohertz, 1000), Ramp(1000))));

        Assert.StartsWith("Startdate X X X X ", file.Text(88, 80), StringComparison.Ordinal);
        Assert.Equal("01.01.8500.00.00", file.Text(168, 16));
    }

    [Fact]
    public void Values_are_within_half_a_step_of_the_written_range()
    {
        var samples = Enumerable.Range(0, 2000).Select(i => (123.456789 * Math.Sin(i * 0.7)) - 17).ToArray();
        var (file, result) = Write(Of((Channel("EMG", Kilohertz, 2000), samples)));

        var step = (file.Number(4, 0) - file.Number(3, 0)) / 65535;
        Assert.Equal(0, result.ClippedSamples);
        Assert.InRange(file.Number(3, 0), samples.Min() - 0.01, samples.Min());
        Assert.InRange(file.Number(4, 0), samples.Max(), samples.Max() + 0.01);
        foreach (var (written, sample) in file.Samples(0).Zip(samples))
        {
            Assert.Equal(sample, written, (step / 2) + 1e-9);
        }
    }

    [Theory]
    [InlineData(-1.1044493, -1.1039)]
    [InlineData(1.1039, 1.1044493)]
    public void A_range_on_one_side_of_zero_holds_every_value(double minimum, double maximum)
    {
        var samples = Enumerable.Range(0, 1000).Select(i => minimum + ((maximum - minimum) * i / 999)).ToArray();
        var (file, result) = Write(Of((Channel("EMG", Kilohertz, 1000), samples)));

        Assert.Equal(0, result.ClippedSamples);
        Assert.Equal(samples, file.Samples(0), (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Theory]
    [InlineData("uV", 1)]
    [InlineData("mV", 1e3)]
    [InlineData("V", 1e6)]
    public void A_given_range_stores_the_same_digits_in_every_unit(string text, double microvolts)
    {
        var samples = Ramp(1000);
        var (file, _) = Write(Of((Channel("EMG", Kilohertz, 1000, new SignalUnit(text, UnitKind.Voltage, microvolts)), samples)), new() { PeakMicrovolts = 1100 });
        var (reference, _) = Write(Of((Channel("EMG", Kilohertz, 1000), samples)), new() { PeakMicrovolts = 1100 });

        Assert.Equal(text.PadRight(8), file.Field(2, 0));
        Assert.Equal(1100 / microvolts, file.Number(4, 0), 1e-12);
        Assert.Equal(reference.Record(0, 0), file.Record(0, 0));
    }

    [Fact]
    public void Samples_beyond_a_given_range_are_clipped_and_counted()
    {
        var (file, result) = Write(Of((Channel("EMG", Kilohertz, 1000), [.. Enumerable.Range(0, 1000).Select(i => i < 3 ? 500.0 : -20)])), new() { PeakMicrovolts = 100 });

        Assert.Equal(3, result.ClippedSamples);
        Assert.Equal(100, file.Samples(0)[0], 1e-9);
    }

    [Fact]
    public void Values_that_eight_characters_cannot_calibrate_are_written_in_another_unit()
    {
        var samples = Array.ConvertAll(Ramp(1000), value => value / 1000);
        var (file, result) = Write(Of((Channel("EMG", Kilohertz, 1000, new SignalUnit("V", UnitKind.Voltage, 1e6)), samples)));

        Assert.Equal("uV", file.Field(2, 0).TrimEnd());
        Assert.Equal("The unit of channel 1, 'V', is written as 'uV'.", Assert.Single(result.Notes));
        Assert.Equal(samples, file.Samples(0), (a, b) => Math.Abs(a - b) < 0.2 / 65535);
    }

    [Fact]
    public void Values_that_no_unit_brings_into_eight_characters_are_refused()
    {
        var counter = Channel("counter", Kilohertz, 1000, new SignalUnit("", UnitKind.Unknown, double.NaN));

        var error = Assert.Throws<SettingsException>(() => Write(Of((counter, [.. Ramp(1000).Select(value => value * 1e9)]))));

        Assert.Contains("'counter'", error.Message, StringComparison.Ordinal);
        Assert.Contains("CSV", error.Hint!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_channel_can_be_written()
    {
        var (file, _) = Write(Of((Channel("zero", Kilohertz, 1000), new double[1000]), (Channel("five", Kilohertz, 1000), [.. Enumerable.Repeat(5.0, 1000)])));

        Assert.All(file.Samples(0), value => Assert.Equal(0, value, 1e-4));
        Assert.All(file.Samples(1), value => Assert.Equal(5, value, 1e-4));
        Assert.True(file.Number(3, 0) < file.Number(4, 0));
    }

    // Samples and rate; the duration of a record, its samples, and the records that come of them.
    [Theory]
    [InlineData(5000, 1000, 1, "1", 1000, 5)]
    [InlineData(12500, 1000, 1, "0.625", 625, 20)]
    [InlineData(34000, 170_000, 135, "0.675", 850, 40)]
    [InlineData(2048, 256, 1, "1", 256, 8)]
    [InlineData(400, 1000, 1, "0.4", 400, 1)]
    [InlineData(30, 1000, 1, "0.03", 30, 1)]
    public void Records_divide_the_recording_and_keep_the_exact_rate(int samples, long rate, long seconds, string duration, int perRecord, int records)
    {
        var (file, result) = Write(Of((Channel("EMG", new SamplingRate(rate, seconds), samples), Ramp(samples))));

        Assert.Equal(duration, file.Text(244, 8).TrimEnd());
        Assert.Equal(perRecord, file.SamplesPerRecord(0));
        Assert.Equal(records, result.Records);
        Assert.Equal(0, result.PaddedSeconds);
        Assert.Equal(samples, file.Samples(0).Length);
    }

    [Fact]
    public void Padding_is_said_in_an_annotation_and_repeats_the_last_sample()
    {
        // A prime number of samples longer than any record has no divisor that could be a record, and one more (100,004 = 4 x 23 x 1087) has none
        // from 0.1 to 1 s; two more are 113 records of 885 samples.
        const int Samples = 100_003;
        var (file, result) = Write(Of((Channel("EMG", Kilohertz, Samples), Ramp(Samples))));

        Assert.Equal(0.002m, result.PaddedSeconds);
        Assert.Equal((113, 885), (file.Records, file.SamplesPerRecord(0)));
        var written = file.Samples(0);
        Assert.All(written.Skip(Samples), value => Assert.Equal(written[Samples - 1], value));
        Assert.StartsWith("+0||;+100.003~0.002|padding: no signal, added to fill the data record|;", file.Annotations(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_that_end_a_moment_apart_share_the_last_record_and_each_says_where_its_signal_ends()
    {
        // As Delsys exports them: 1259.26 and 148.148 Hz, the packets of which end 4 ms apart.
        var fast = Channel("Mini sensor 10: EMG 10", new SamplingRate(34000, 27), 2519);
        var slow = Channel("Mini sensor 10: ACC.X 10", new SamplingRate(4000, 27), 297);
        var (file, result) = Write(Of((fast, Ramp(2519)), (slow, Ramp(297))));

        var (perRecord, records) = (file.SamplesPerRecord(0), result.Records);
        Assert.Equal(17 * file.SamplesPerRecord(1), 2 * perRecord);
        Assert.InRange((records * perRecord) - 2519, 0, perRecord - 1);
        Assert.Equal("EMG 10", file.Text(256, 16).TrimEnd());
        Assert.Equal("ACC.X 10", file.Text(272, 16).TrimEnd());
        var annotations = string.Concat(Enumerable.Range(0, (int)records).Select(record => file.Annotations(record)));
        Assert.Contains("padding: no signal, added to fill the data record@@EMG 10", annotations, StringComparison.Ordinal);
        Assert.Contains("padding: no signal, added to fill the data record@@ACC.X 10", annotations, StringComparison.Ordinal);
        Assert.All(file.Samples(1).Skip(297), value => Assert.Equal(file.Samples(1)[296], value));
    }

    [Fact]
    public void Channels_of_different_rates_keep_them()
    {
        var recording = Of(
            (Channel("EMG", new SamplingRate(2000), 8000), Ramp(8000)),
            (Channel("ACC", new SamplingRate(25), 100, new SignalUnit("g", UnitKind.Other, double.NaN)), Ramp(100)),
            (Channel("EMG 2", new SamplingRate(2000), 8000), [.. Ramp(8000).Reverse()]));

        var (file, _) = Write(recording);

        Assert.Equal([2000, 25, 2000], Enumerable.Range(0, 3).Select(file.SamplesPerRecord));
        Assert.Equal("g", file.Field(2, 1).Trim());
        Assert.Equal(Ramp(100)[99], file.Samples(1)[99], 0.01);
        Assert.Equal(file.Samples(0)[0], file.Samples(2)[7999], 1e-9);
    }

    [Fact]
    public void More_channels_than_lanes_come_out_in_their_order()
    {
        var (file, _) = Write(Of([.. Enumerable.Range(0, 19).Select(i => (Channel($"EMG {i}", Kilohertz, 1000), Enumerable.Repeat((double)i, 1000).ToArray()))]));

        for (var i = 0; i < 19; i++)
        {
            Assert.Equal($"EMG {i}", file.Field(0, i).Trim());
            Assert.Equal(i, file.Samples(i)[500], 0.001);
        }
    }

    [Fact]
    public void Record_onsets_are_exact_decimals()
    {
        var (file, _) = Write(Of((Channel("EMG", new SamplingRate(170_000, 135), 34000), Ramp(34000))));

        for (var record = 0; record < 40; record++)
        {
            var onset = (record * 0.675m).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
            Assert.StartsWith($"+{onset}||;", file.Annotations(record), StringComparison.Ordinal);
            Assert.EndsWith(";", file.Annotations(record), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Annotations_are_all_kept_with_their_exact_times()
    {
        Annotation[] annotations =
        [
            new(-0.5m, null, "before"),
            new(0.1234567m, 0, "zero is not none"),
            new(1.5m, 2.25m, "Zuckung \u00B5 \u2713", "EMG"),
            new(1.6m, null, "two\u0014marks\0here"),
            new(99, 1, "behind the end"),
        ];
        var start = new DateTime(2024, 3, 7, 14, 5, 9, 250, DateTimeKind.Unspecified);
        var (file, _) = Write(Of(start, annotations, (Channel("EMG", Kilohertz, 3000), Ramp(3000))));

        // The fraction of the start's second moves every onset, as the header knows whole seconds only.
        var text = string.Concat(Enumerable.Range(0, 3).Select(record => file.Annotations(record).TrimEnd(';') + ";"));
        Assert.Equal(
            "+0.25||;-0.25|before|;+0.3734567~0|zero is not none|;+1.25||;+1.75~2.25|Zuckung \u00B5 \u2713@@EMG|;+1.85|two marks here|;+2.25||;+99.25~1|behind the end|;",
            text);
    }

    [Fact]
    public void A_recording_whose_times_start_late_starts_with_its_first_sample()
    {
        // A trial cut out of a longer recording: its time column starts at 60.25 s.
        Segment[] segments = [new(0, 1000, 60.25m), new(1000, 1000, 63.25m)];
        var start = new DateTime(2026, 3, 1, 23, 59, 30, DateTimeKind.Unspecified);
        Annotation[] annotations = [new(61m, null, "go")];
        var (file, result) = Write(MemoryRecordingReader.Of(start, annotations, (Channel("EMG", Kilohertz, 2000, segments: segments), Ramp(2000))));

        Assert.Equal("02.03.2600.00.30", file.Text(168, 16));
        Assert.StartsWith("+0.25||;", file.Annotations(0), StringComparison.Ordinal);
        var all = string.Concat(Enumerable.Range(0, (int)result.Records).Select(record => file.Annotations(record)));
        Assert.Contains("+1|go|", all, StringComparison.Ordinal);
        Assert.Contains("+3.25||;", all, StringComparison.Ordinal);
        Assert.Contains(result.Notes, note => note.Contains("60.25 s", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recording_with_a_gap_becomes_discontinuous()
    {
        var channel = Channel("EMG", Kilohertz, 3000, segments: [new Segment(0, 2000, 0), new Segment(2000, 1000, 12.5m)]);
        var (file, _) = Write(Of((channel, Ramp(3000))));

        Assert.StartsWith("EDF+D ", file.Text(192, 44), StringComparison.Ordinal);
        Assert.Equal("+0|| +1|| +12.5||", string.Join(' ', Enumerable.Range(0, 3).Select(record => file.Annotations(record).TrimEnd(';'))));
        Assert.Equal(3000, file.Samples(0).Length);
    }

    [Fact]
    public void What_does_not_go_into_one_file_is_refused_and_named()
    {
        var different = Of((Channel("a", Kilohertz, 1000), Ramp(1000)), (Channel("b", Kilohertz, 2000), Ramp(2000)));
        Assert.Contains("'a' and 'b'", Assert.Throws<SettingsException>(() => Write(different)).Message, StringComparison.Ordinal);

        // One sample every 1/7 s has no decimal record shorter than a second, but one of a second.
        Assert.Equal("1", Write(Of((Channel("EMG", new SamplingRate(7), 700), Ramp(700)))).File.Text(244, 8).Trim());
        var thirds = Of((Channel("EMG", new SamplingRate(1000, 7_000_003), 700), Ramp(700)));
        Assert.Contains("record duration", Assert.Throws<SettingsException>(() => Write(thirds)).Message, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => Write(Of()));
    }

    [Fact]
    public void Names_that_EDF_cannot_hold_are_replaced_and_noted()
    {
        var unit = new SignalUnit("\u00B5V", UnitKind.Voltage, 1);
        var (file, result) = Write(Of((Channel("M\u00FCskel tibialis anterior", Kilohertz, 1000, unit), Ramp(1000))));

        Assert.Equal("M_skel tibialis", file.Field(0, 0).TrimEnd());
        Assert.Equal("uV", file.Field(2, 0).TrimEnd());
        Assert.Contains("tibialis anterior", Assert.Single(result.Notes, note => note.Contains("name", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_file_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("emgtool-test-");
        try
        {
            using var cancellation = new CancellationTokenSource();
            var path = Path.Join(folder.FullName, "out.edf");
            File.WriteAllText(path, "before");
            var progress = new CancelAt(0.5, cancellation);

            Assert.Throws<OperationCanceledException>(() => EdfWriter.Write(path, Of((Channel("EMG", Kilohertz, 10_000), Ramp(10_000))), new(), progress, cancellation.Token));

            Assert.Equal(path, Assert.Single(Directory.GetFiles(folder.FullName)));
            Assert.Equal("before", File.ReadAllText(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_synthetic_recording_is_the_same_file_on_every_machine()
    {
        using var reader = Small();
        using var stream = new MemoryStream();

        EdfWriter.Write(stream, reader, new() { PeakMicrovolts = 1100 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(FrozenFile, Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())));
    }

    private static SyntheticRecordingReader Small() => new(Synthesizer.Create(new SynthesisSettings
    {
        Seed = 7,
        DurationSeconds = 20,
        Rate = Kilohertz,
        Channels = Scenarios.Channels("mixed", 3),
    }));

    private static (EdfBytes File, EdfWriterResult Result) Write(RecordingReader reader, EdfWriterOptions? options = null)
    {
        using var stream = new MemoryStream();
        var result = EdfWriter.Write(stream, reader, options ?? new());
        return (new EdfBytes(stream.ToArray()), result);
    }

    private static double[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 37 % 1009) - 504) / 5.0)];

    private sealed class CancelAt(double share, CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= share)
            {
                source.Cancel();
            }
        }
    }
}
