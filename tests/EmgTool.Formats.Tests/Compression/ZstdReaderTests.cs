using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;
using Xunit;

namespace EmgTool.Formats.Tests.Compression;

public sealed class ZstdReaderTests
{
    public ZstdReaderTests() => Assert.SkipUnless(ZstdLibrary.IsPresent, "this system has no zstd library");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(1_000_003)]
    public void Content_of_any_length_comes_back(int length)
    {
        var content = new byte[length];
        new Random(3).NextBytes(content);
        Assert.Equal(content, Read(Compressed.Zstd(content)));
        Assert.Equal([.. content, .. content], Read([.. Compressed.Zstd(content), .. Compressed.Zstd(content)]));
    }

    /// <summary>Made by the program zstd 1.5.4 from 'emg ' 20 times.</summary>
    [Fact]
    public void What_the_program_zstd_compressed_is_read() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("emg ", 20)), System.Text.Encoding.ASCII.GetString(Read(Convert.FromHexString("28b52ffd045855000020656d6720010039ea889a6b1c58"))));

    [Fact]
    public void A_file_that_is_cut_anywhere_is_found()
    {
        var whole = Compressed.Zstd(new byte[200]);
        for (var length = 4; length < whole.Length; length++)
        {
            Assert.Equal("ZSTD_TRUNCATED", Error(whole[..length]).Code);
        }
    }

    [Fact]
    public void Damage_and_foreign_bytes_behind_the_end_are_found()
    {
        var whole = Compressed.Zstd(new byte[200]);
        Assert.Equal("ZSTD_DAMAGED", Error([.. whole, 1, 2, 3, 4, 5, 6]).Code);
        whole[6] |= 6;
        var error = Error(whole);
        Assert.Equal("ZSTD_DAMAGED", error.Code);
        Assert.Contains("of the compressed file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_takes_no_memory()
    {
        // Blocks of one byte that is repeated 131072 times: 4 bytes each.
        byte[] file = [0x28, 0xB5, 0x2F, 0xFD, 0, 7 << 3, .. Enumerable.Range(0, 1000).SelectMany(_ => new byte[] { 2, 0, 0x10, 0 }), 1, 0, 0];
        using var reader = new ZstdReader(new MemoryStream(file));
        var buffer = new byte[1 << 16];
        reader.ReadExactly(buffer);
        var total = (long)buffer.Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (int read; (read = reader.Read(buffer)) > 0; total += read)
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal(131_072_000, total);
    }

    private static byte[] Read(byte[] file)
    {
        using var reader = new ZstdReader(new TrickleStream(file));
        using var content = new MemoryStream();
        reader.CopyTo(content);
        return content.ToArray();
    }

    private static RecordingException Error(byte[] file) => Assert.Throws<RecordingException>(() => Read(file));
}
