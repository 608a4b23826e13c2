using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;
using Xunit;
using static EmgTool.Formats.Tests.MemoryRecordingReader;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>What is written reads back as it was.</summary>
public sealed class EdfRoundTripTests : IDisposable
{
    private static readonly SamplingRate[] Rates = [new(1000), new(2000), new(250), new(170_000, 135), new(1), new(512), new(44_100), new(20_000, 135)];

    private static readonly SignalUnit[] Units = [SignalUnit.Microvolt, new("mV", UnitKind.Voltage, 1e3), new("V", UnitKind.Voltage, 1e6), new("g", UnitKind.Other, double.NaN), SignalUnit.Counts];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Channels_annotations_start_and_gaps_come_back_without_a_warning()
    {
        Segment[] segments = [new(0, 1700, 0), new(1700, 3400, 12.345m)];
        Annotation[] annotations = [new(0.1m, null, "a"), new(1, 0, "b \u2713"), new(2.5m, 0.25m, "c@@EMG 1", "EMG 1")];
        var start = new DateTime(2024, 3, 7, 14, 5, 9, DateTimeKind.Unspecified);
        var delsys = Channel("EMG 1", new SamplingRate(170_000, 135), 5100, Units[1], segments) with { Prefilter = "HP:20Hz" };
        var written = Of(start, annotations, (delsys, Wave(5100)), (delsys with { Name = "EMG 2", Unit = SignalUnit.Microvolt }, Wave(5100)));

        using var read = WrittenAndRead(written, "a.edf", bits: null);

        AssertSame(written, read);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void Any_recording_comes_back_and_its_copy_is_the_same_file(int bits)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var written = Draw(new Random(seed));
            using var read = WrittenAndRead(written, "a.edf", bits);
            AssertSame(written, read);

            // What was read holds integers: written once more, not a byte differs.
            using var again = WrittenAndRead(read, "b.edf", bits: null);
            Assert.True(File.ReadAllBytes(PathOf("a.edf")).AsSpan().SequenceEqual(File.ReadAllBytes(PathOf("b.edf"))), $"seed {seed}");
        }
    }

    [Fact]
    public void Annotations_without_samples_make_a_file_of_annotations()
    {
        Annotation[] annotations = [.. Enumerable.Range(0, 200).Select(i => new Annotation(i * 0.1m, i % 3 == 0 ? null : i, $"event {i}"))];
        var written = new MemoryRecordingReader(new Recording { Name = "memory", Format = "memory", Channels = [], Annotations = annotations }, []);

        using var read = WrittenAndRead(written, "a.edf", bits: null);

        Assert.Empty(read.Recording.Warnings);
        Assert.Empty(read.Recording.Channels);
        Assert.Equal(annotations, read.Recording.Annotations);
    }

    [Fact]
    public void A_table_of_any_recording_reads_back_to_the_last_digits()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(50, 3000);
            var rate = Rates[random.Next(3)];
            var written = Of([.. Enumerable.Range(0, random.Next(1, 12)).Select(i => (Channel($"EMG {i + 1}", rate, count, Units[random.Next(3)]), Noise(random, count)))]);
            CsvRecordingWriter.Write(PathOf("a.csv"), written, new(), cancellation: TestContext.Current.CancellationToken);
            using var read = Reading.Open(PathOf("a.csv"));
            Assert.Equal(written.Recording.Channels.Select(channel => (channel.Name, channel.Unit.Text, channel.Rate)), read.Recording.Channels.Select(channel => (channel.Name, channel.Unit.Text, channel.Rate)));
            for (var i = 0; i < written.Recording.Channels.Count; i++)
            {
                Assert.Equal(Samples.Of(written, i), Samples.Of(read, i), (a, b) => Math.Abs(a - b) <= 4e-16 * Math.Abs(a));
            }
        }
    }

    private static void AssertSame(RecordingReader written, RecordingReader read)
    {
        Assert.Empty(read.Recording.Warnings);
        Assert.Equal(written.Recording.Start, read.Recording.Start);
        Assert.Equal(written.Recording.Annotations, read.Recording.Annotations.Where(annotation => !annotation.Text.StartsWith("padding", StringComparison.Ordinal)));
        Assert.Equal(written.Recording.Channels.Count, read.Recording.Channels.Count);
        foreach (var (before, after) in written.Recording.Channels.Zip(read.Recording.Channels))
        {
            Assert.Equal((before.Name, before.Rate, before.Prefilter, before.Transducer), (after.Name, after.Rate, after.Prefilter, after.Transducer));
            Assert.Equal(before.Segments.Select(segment => segment.StartSeconds), after.Segments.Select(segment => segment.StartSeconds));
            var (expected, found) = (Samples.Of(written, before.Index), Samples.Of(read, after.Index));
            var step = EdfWriterCalibration.Stored(after, 24)!.Step;
            for (var part = 0; part < before.Segments.Count; part++)
            {
                // A last record may be filled up.
                Assert.InRange(after.Segments[part].SampleCount, before.Segments[part].SampleCount, before.Segments[part].SampleCount + (20 * before.Rate.Hertz));
                for (var i = 0; i < before.Segments[part].SampleCount; i++)
                {
                    Assert.Equal(expected[before.Segments[part].FirstSample + i], found[after.Segments[part].FirstSample + i], 0.5001 * step);
                }
            }
        }
    }

    // One time line for all channels, as EDF has it: segments last a common multiple of all intervals.
    private static MemoryRecordingReader Draw(Random random)
    {
        var rates = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Rates[random.Next(3)]).ToArray();
        if (random.Next(3) == 0)
        {
            Array.Fill(rates, Rates[random.Next(Rates.Length)]);
        }

        var grid = new SampleGrid(rates);
        var (starts, steps) = (new List<decimal>(), new List<Int128>());
        var time = 0m;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            starts.Add(time);
            steps.Add(random.Next(1, 400));
            time += decimal.Ceiling(grid.SecondsOf(steps[^1])) + 10 + (random.Next(1, 10_000_000) / 10_000_000m);
        }

        var channels = rates.Select((rate, index) =>
        {
            var next = 0L;
            Segment[] segments = [.. starts.Zip(steps).Select(pair => new Segment((next += grid.SamplesBefore(pair.Second, rate)) - grid.SamplesBefore(pair.Second, rate), grid.SamplesBefore(pair.Second, rate), pair.First))];
            var channel = Channel($"EMG {index}", rate, (int)next, Units[random.Next(Units.Length)], segments) with { Prefilter = index == 0 ? "HP:5Hz" : "", Transducer = index == 1 ? "AgAgCl" : "" };
            return (channel, Noise(random, (int)next));
        }).ToArray();
        var annotations = Enumerable.Range(0, random.Next(0, 40))
            .Select(i => new Annotation(
                random.Next(-10_000, 1_000_000) / 1000m,
                random.Next(3) switch { 0 => null, 1 => 0, _ => random.Next(1, 1_000_000) / 1_000_000m },
                new string((char)random.Next('a', 'z'), random.Next(1, 700)) + "\n\u00B5\u2713"))
            .OrderBy(annotation => annotation.OnsetSeconds)
            .ToArray();
        return Of(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 3000)), annotations, channels);
    }

    private static double[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() - 0.5) * 1e4)];

    private static double[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => 300 * Math.Sin(i * 0.37))];

    private string PathOf(string name) => Path.Join(_folder.Path, name);

    private RecordingReader WrittenAndRead(RecordingReader reader, string name, int? bits)
    {
        EdfWriter.Write(PathOf(name), reader, new() { Bits = bits }, cancellation: TestContext.Current.CancellationToken);
        return Reading.Open(PathOf(name));
    }
}
