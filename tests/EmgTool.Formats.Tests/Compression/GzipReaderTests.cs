using System.IO.Compression;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;
using Xunit;

namespace EmgTool.Formats.Tests.Compression;

public sealed class GzipReaderTests
{
    private static readonly byte[] Content = MakeContent(300_000);

    [Theory]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(300_000)]
    public void Content_of_any_length_and_kind_comes_back(int length)
    {
        foreach (var content in new[] { Content[..length], new byte[length], Enumerable.Repeat((byte)'1', length).ToArray() })
        {
            foreach (var level in new[] { CompressionLevel.Optimal, CompressionLevel.NoCompression, CompressionLevel.Fastest })
            {
                Assert.Equal(content, Read(Compressed.Gzip(content, level)));
            }
        }
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_found()
    {
        var whole = Compressed.Gzip(Content[..9000]);
        for (var length = 4; length < whole.Length; length++)
        {
            Assert.Equal("GZIP_TRUNCATED", Error(whole[..length]).Code);
        }
    }

    [Fact]
    public void A_flipped_bit_is_found_wherever_it_is()
    {
        var whole = Compressed.Gzip(Content[..2000]);
        for (var at = 10; at < whole.Length; at++)
        {
            var broken = (byte[])whole.Clone();
            broken[at] ^= (byte)(1 << (at % 8));
            Assert.StartsWith("GZIP_", Error(broken).Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Members_one_after_the_other_are_one_file()
    {
        byte[] empty = [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] file = [.. Compressed.Gzip(Content), .. Compressed.Gzip([]), .. Compressed.Gzip(new byte[100]), .. empty, .. Compressed.Gzip(Content[..5]), .. empty];
        Assert.Equal([.. Content, .. new byte[100], .. Content[..5]], Read(file));
        Assert.Equal("GZIP_TRUNCATED", Error(file[..^5]).Code);
    }

    [Fact]
    public void Many_small_members_are_read_whatever_pieces_they_fall_into()
    {
        var parts = Enumerable.Range(0, 400).Select(index => Content[..(index * 7 % 3000)]).ToArray();
        Assert.Equal(parts.SelectMany(part => part), Read([.. parts.SelectMany(part => Compressed.Gzip(part))]));
    }

    [Fact]
    public void The_name_the_comment_and_other_fields_of_the_header_are_passed()
    {
        var plain = Compressed.Gzip(Content[..50]);
        byte[] file = [0x1F, 0x8B, 8, 0x1E, 1, 2, 3, 4, 0, 3, 3, 0, 9, 9, 9, .. "walk.csv\0"u8, .. "left leg\0"u8, 0x12, 0x34, .. plain[10..]];
        Assert.Equal(Content[..50], Read(file));
        for (var length = 4; length < 40; length++)
        {
            Assert.Equal("GZIP_TRUNCATED", Error(file[..length]).Code);
        }
    }

    [Fact]
    public void Zeros_behind_the_end_are_padding_and_anything_else_is_not()
    {
        var whole = Compressed.Gzip(Content);
        Assert.Equal(Content, Read([.. whole, .. new byte[20_000]]));
        Assert.Equal("GZIP_DAMAGED", Error([.. whole, 1, 2, 3]).Code);
        Assert.Equal("GZIP_DAMAGED", Error([.. whole, .. new byte[9000], 7]).Code);

        // A second member whose first byte is broken: the runtime's own reader drops it without a word.
        Assert.Equal("GZIP_DAMAGED", Error([.. whole, 0x1E, .. whole[1..]]).Code);
    }

    [Fact]
    public void The_place_is_told()
    {
        var error = Error(Compressed.Gzip(Content)[..100_000]);
        Assert.Contains("byte 100000", error.Message, StringComparison.Ordinal);
        Assert.Matches("after [0-9]{5,} decompressed bytes", error.Message);
    }

    [Fact]
    public void A_bomb_takes_no_memory()
    {
        using var reader = new GzipReader(new MemoryStream(Compressed.Gzip(new byte[64 << 20], CompressionLevel.SmallestSize)));
        var buffer = new byte[1 << 16];
        reader.ReadExactly(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read(buffer) > 0)
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static byte[] Read(byte[] file)
    {
        using var reader = new GzipReader(new TrickleStream(file));
        using var content = new MemoryStream();
        reader.CopyTo(content);
        return content.ToArray();
    }

    private static RecordingException Error(byte[] file) => Assert.Throws<RecordingException>(() => Read(file));

    /// <summary>Half noise, half text.</summary>
    private static byte[] MakeContent(int length)
    {
        var content = new byte[length];
        new Random(7).NextBytes(content);
        for (var index = 0; index < length; index += 1 + (index % 3))
        {
            content[index] = (byte)('0' + (index % 10));
        }

        return content;
    }
}
