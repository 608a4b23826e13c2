using EmgTool.Core.Recordings;
using EmgTool.Formats.Wfdb;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

public sealed class WfdbLaneSourceTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    /// <summary>Frames of one sample, of some, of more than a piece of the file holds, and of an odd number; 16 bits and pairs of 12 bits.</summary>
    [Theory]
    [InlineData(1, 1, 100_000, 16)]
    [InlineData(3, 1, 50_000, 212)]
    [InlineData(3, 5, 9_000, 212)]
    [InlineData(9, 3, 4_001, 16)]
    [InlineData(2, 20_001, 7, 212)]
    [InlineData(3, 40_000, 3, 16)]
    public void Any_block_size_and_any_order_give_the_same_samples(int signals, int samplesPerFrame, int frames, int format)
    {
        Write(signals, samplesPerFrame, frames, format, skew: 2);
        using var reader = _folder.Open("a.hea");
        foreach (var channel in reader.Recording.Channels)
        {
            var expected = Enumerable.Range(0, frames * samplesPerFrame).Select(k => (double)Value(channel.Index, k)).ToArray();
            expected = channel.Index == signals - 1 ? expected[(2 * samplesPerFrame)..] : expected;
            Assert.Equal(expected, Samples.Of(reader, channel.Index, 1013));
            Assert.Equal(expected, Samples.Of(reader, channel.Index, 1 << 20));
        }
    }

    [Fact]
    public void Eight_channels_and_fewer_share_lanes()
    {
        Write(9, 1, 20_000, 16, skew: 3);
        using var reader = _folder.Open("a.hea");
        Channel[] channels = [.. reader.Recording.Channels.Skip(1)];
        var expected = channels.Select(channel => Samples.Of(reader, channel.Index)).ToArray();
        var lanes = new double[5000 * Lanes.Count];
        using var source = reader.Open(channels);
        using var three = reader.Open(channels[5..]);
        var random = new Random(5);
        for (var trial = 0; trial < 60; trial++)
        {
            var (rows, used, first) = (random.Next(1, 5000), trial % 2 == 0 ? source : three, random.Next(14_000));
            Array.Fill(lanes, 77);
            used.Read(first, lanes.AsSpan(0, rows * Lanes.Count));
            var row = random.Next(rows);
            var shown = lanes.AsSpan(row * Lanes.Count, Lanes.Count).ToArray();
            Assert.Equal(used == source ? expected.Select(samples => samples[first + row]) : [.. expected[5..].Select(samples => samples[first + row]), 0, 0, 0, 0, 0], shown);
        }
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        Write(4, 1, 60_000, 212, skew: 1);
        _folder.Header("m", "m/3 4 1000 0", "a 60000", "~ 5", "a 60000");
        using var reader = _folder.Open("m.hea");
        using var source = reader.Open([.. reader.Recording.Channels.Take(3)]);
        var lanes = new double[1500 * Lanes.Count];
        Allocations.AssertNone(() =>
        {
            for (var first = 0L; first + 1500 <= 119_000; first += 1500)
            {
                source.Read(first, lanes);
            }
        });
    }

    [Fact]
    public void Sources_on_several_threads_do_not_disturb_each_other()
    {
        Write(2, 2, 30_000, 16, skew: 0);
        using var reader = _folder.Open("a.hea");
        var expected = new[] { Samples.Of(reader, 0), Samples.Of(reader, 1) };
        Parallel.For(0, 8, index => Assert.Equal(expected[index % 2], Samples.Of(reader, index % 2, 300 + index)));
    }

    [Theory]
    [InlineData(2, 2, 60_000, 16, 0)]
    [InlineData(3, 1, 90_000, 212, 5)]
    public void Lanes_at_places_of_their_own_give_the_same_samples(int signals, int samplesPerFrame, int frames, int format, int skew)
    {
        Write(signals, samplesPerFrame, frames, format, skew);
        using var reader = _folder.Open("a.hea");
        using var source = reader.Open(reader.Recording.Channels);
        StretchReading.AssertSame(source, signals, reader.Recording.Channels.Min(channel => channel.SampleCount), 3000);
    }

    [Fact]
    public void Rows_outside_of_the_samples_are_refused()
    {
        Write(1, 1, 10, 16, skew: 0);
        using var reader = _folder.Open("a.hea");
        using var source = reader.Open(reader.Recording.Channels);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(5, new double[6 * Lanes.Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(-1, new double[Lanes.Count]));
    }

    [Fact]
    public void A_sample_behind_2_GiB_is_found()
    {
        // A sparse file of zeros with one number at its end: the pass that looks for missing samples takes a while.
        const long Frames = 550_000_000;
        _folder.Header("a", $"a 1 1000 {Frames}", "a.dat 32 1/uV");
        using (var file = File.OpenHandle(_folder.At("a.dat"), FileMode.CreateNew, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, [1, 1, 0, 0], (4 * Frames) - 4);
        }

        using var reader = _folder.Open("a.hea");
        using var source = reader.Open(reader.Recording.Channels);
        var lanes = new double[2 * Lanes.Count];
        source.Read(Frames - 2, lanes);
        Assert.Equal((0, 257), (lanes[0], lanes[Lanes.Count]));
    }

    [Fact]
    public void Pieces_hold_an_even_number_of_whole_frames()
    {
        Write(3, 1, 10, 212, skew: 0);
        using var file = WfdbSignalFile.Open(_folder.At("a.dat"), WfdbFormat.Of(212)!, byteOffset: 0, frameSamples: 3, keepsOpen: true);
        Assert.Equal(0, WfdbBlock.SamplesOf(file) % 6);
        Assert.Equal((30L, 10L), (file.SampleCount, file.FrameCount));
    }

    public void Dispose() => _folder.Dispose();

    private static int Value(int signal, int k) => (int)(((k * 37L) + (signal * 101)) % 4001) - 2000;

    /// <summary>The last signal is skewed.</summary>
    private void Write(int signals, int samplesPerFrame, int frames, int format, int skew)
    {
        var samples = Enumerable.Range(0, frames).SelectMany(frame => Enumerable.Range(0, signals).SelectMany(signal =>
            Enumerable.Range(0, samplesPerFrame).Select(k => Value(signal, (frame * samplesPerFrame) + k))));
        var lines = Enumerable.Range(0, signals).Select(signal => $"a.dat {format}x{samplesPerFrame}{(signal == signals - 1 ? $":{skew}" : "")} 1/uV");
        _folder.Header("a", [$"a {signals} 1000 {frames}", .. lines]).File("a.dat", format == 16 ? WfdbFolder.Bytes16(samples) : WfdbFolder.Bytes212(samples));
    }
}
