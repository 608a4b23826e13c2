using EmgTool.Formats.Compression;
using Xunit;

namespace EmgTool.Formats.Tests.Compression;

public sealed class Crc32Tests
{
    /// <summary>The check value that catalogues of checksums give for CRC-32 (ISO-HDLC).</summary>
    [Fact]
    public void The_digits_1_to_9_have_the_published_checksum() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void Pieces_of_any_length_give_the_checksum_of_the_whole()
    {
        var bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        var plain = bytes.Aggregate(uint.MaxValue, (state, value) => Enumerable.Range(0, 8).Aggregate(state ^ value, (bits, _) => (bits >> 1) ^ ((bits & 1) * 0xEDB88320))) ^ uint.MaxValue;
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(plain, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
        }
    }
}
