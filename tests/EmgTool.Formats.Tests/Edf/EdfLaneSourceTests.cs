using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

public sealed class EdfLaneSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Small records are buffered whole, large ones are read in pieces, one channel of many signal by signal.</summary>
    [Theory]
    [InlineData(7, 3, 400, false)]
    [InlineData(2000, 2, 30, false)]
    [InlineData(300_000, 2, 2, false)]
    [InlineData(5, 64, 40, false)]
    [InlineData(7, 3, 400, true)]
    [InlineData(200_000, 2, 2, true)]
    public void Any_block_size_and_any_order_give_the_same_samples(int samplesPerRecord, int signals, int records, bool isBdf)
    {
        var builder = new EdfBuilder { Records = records, IsBdf = isBdf };
        for (var signal = 0; signal < signals; signal++)
        {
            var seed = signal;
            builder.Signal(k => (int)(((k * 37) + (seed * 101)) % 2001) - 1000, samplesPerRecord);
        }

        using var reader = Reading.Open(_folder.Write("a.edf", builder.Build()));
        var channel = reader.Recording.Channels[^1];
        var expected = Samples.Of(reader, channel.Index, 1 << 20);
        for (var k = 0; k < expected.Length; k += 997)
        {
            var digital = (((k * 37L) + ((signals - 1) * 101)) % 2001) - 1000;
            var lowest = isBdf ? -8388608.0 : -32768.0;
            var highest = isBdf ? 8388607.0 : 32767.0;
            Assert.Equal(((digital - lowest) * (6553.5 / (highest - lowest))) - 3276.8, expected[k], 1e-9);
        }

        Assert.Equal(expected, Samples.Of(reader, channel.Index, 1013));
        using var source = reader.Open([channel]);
        var random = new Random(5);
        var lanes = new double[5000 * Lanes.Count];
        for (var trial = 0; trial < 50; trial++)
        {
            var rows = random.Next(1, (int)Math.Min(5000, channel.SampleCount));
            var first = random.NextInt64(channel.SampleCount - rows + 1);
            source.Read(first, lanes.AsSpan(0, rows * Lanes.Count));
            Assert.Equal(expected[first], lanes[0]);
            Assert.Equal(expected[first + rows - 1], lanes[(rows - 1) * Lanes.Count]);
            Assert.Equal(expected[first + (rows / 2)], lanes[rows / 2 * Lanes.Count]);
        }
    }

    /// <summary>Windows of whole records, of parts of large ones, of one channel of many, and both in turn.</summary>
    [Theory]
    [InlineData(7, 3, 400, false)]
    [InlineData(2000, 8, 30, false)]
    [InlineData(10_000, 6, 5, false)]
    [InlineData(300_000, 2, 2, false)]
    [InlineData(5, 64, 400, false)]
    [InlineData(2000, 5, 30, true)]
    [InlineData(200_000, 2, 2, true)]
    public void Lanes_at_places_of_their_own_give_the_same_samples(int samplesPerRecord, int signals, int records, bool isBdf)
    {
        var builder = new EdfBuilder { Records = records, IsBdf = isBdf };
        for (var signal = 0; signal < signals; signal++)
        {
            var seed = signal;
            builder.Signal(k => (int)(((k * 37) + (seed * 101)) % 2001) - 1000, samplesPerRecord);
        }

        using var reader = Reading.Open(_folder.Write("a.edf", builder.Build()));
        Channel[] channels = [.. reader.Recording.Channels.Take(Math.Min(8, signals))];
        using var source = reader.Open(channels);
        StretchReading.AssertSame(source, channels.Length, channels[0].SampleCount, 3000);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(300_000)]
    public void Reading_at_several_places_allocates_nothing_after_the_first_block(int samplesPerRecord)
    {
        using var reader = Reading.Open(_folder.Write("a.edf", new EdfBuilder { Records = 8 }.Signal(k => (int)k, samplesPerRecord).Build()));
        using var source = reader.Open([reader.Recording.Channels[0]]);
        var lanes = new double[700 * Lanes.Count];
        var starts = new LaneStart[Lanes.Count];
        Allocations.AssertNone(() =>
        {
            for (var first = 0; first + 700 <= samplesPerRecord; first += 700)
            {
                for (var lane = 0; lane < starts.Length; lane++)
                {
                    starts[lane] = new LaneStart(0, (lane * (long)samplesPerRecord) + first);
                }

                source.Read(starts, lanes);
            }
        });
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(300_000)]
    public void Reading_allocates_nothing_after_the_first_block(int samplesPerRecord)
    {
        using var reader = Reading.Open(_folder.Write("a.edf", new EdfBuilder { Records = 4 }.Signal(k => (int)k, samplesPerRecord).Build()));
        using var source = reader.Open([reader.Recording.Channels[0]]);
        var lanes = new double[1500 * Lanes.Count];
        source.Read(0, lanes);
        source.Read(samplesPerRecord - 700, lanes);
        Allocations.AssertNone(() =>
        {
            for (var first = 0; first + 1500 <= samplesPerRecord * 4; first += 1500)
            {
                source.Read(first, lanes);
            }
        });
    }

    [Fact]
    public void Sources_on_several_threads_do_not_disturb_each_other()
    {
        using var reader = Reading.Open(_folder.Write("a.edf", new EdfBuilder { Records = 200 }.Signal(k => (int)(k % 1999), 500).Signal(k => -(int)(k % 997), 500).Build()));
        var expected = new[] { Samples.Of(reader, 0), Samples.Of(reader, 1) };
        Parallel.For(0, 8, index => Assert.Equal(expected[index % 2], Samples.Of(reader, index % 2, 300 + index)));
    }

    [Fact]
    public void A_sample_behind_2_GiB_is_found()
    {
        // A sparse file: 1000 records of 3 MB, with one number at the end.
        var path = Path.Combine(_folder.Path, "big.edf");
        var header = new EdfBuilder { Records = 0, RecordCount = "1000" }.Signal(_ => 0, 1_500_000).Build();
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, header, 0);
            RandomAccess.Write(file, [1, 1], 512 + (1000L * 3_000_000) - 2);
        }

        using var reader = Reading.Open(path);
        var channel = reader.Recording.Channels[0];
        Assert.Equal(1_500_000_000, channel.SampleCount);
        using var source = reader.Open([channel]);
        var lanes = new double[2 * Lanes.Count];
        source.Read(channel.SampleCount - 2, lanes);
        Assert.Equal(25.7, lanes[Lanes.Count] - lanes[0], 1e-9);
    }

    public void Dispose() => _folder.Dispose();
}
