using System.IO.Compression;
using System.Text;

namespace EmgTool.Formats.Tests.Compression;

/// <summary>Makes compressed data: gzip by the runtime's own writer, zstd by hand from RFC 8878 (blocks that are stored as they are).</summary>
internal static class Compressed
{
    public static byte[] Gzip(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var file = new MemoryStream();
        using (var stream = new GZipStream(file, level))
        {
            stream.Write(content);
        }

        return file.ToArray();
    }

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    /// <summary>A frame without a size: magic number, descriptor 0, window of 128 KiB, blocks of a header of 3 bytes (last, kind, size).</summary>
    public static byte[] Zstd(byte[] content)
    {
        var blocks = content.Length == 0 ? [[]] : content.Chunk(100_000).ToArray();
        return [0x28, 0xB5, 0x2F, 0xFD, 0, 7 << 3, .. blocks.SelectMany((block, index) => Block(block, index == blocks.Length - 1))];
    }

    public static byte[] Zstd(string content) => Zstd(Encoding.UTF8.GetBytes(content));

    private static byte[] Block(byte[] content, bool isLast)
    {
        var header = (content.Length << 3) | (isLast ? 1 : 0);
        return [(byte)header, (byte)(header >> 8), (byte)(header >> 16), .. content];
    }
}
