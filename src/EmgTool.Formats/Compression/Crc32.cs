using System.Buffers.Binary;

namespace EmgTool.Formats.Compression;

/// <summary>The checksum of gzip (ISO 3309, RFC 1952 section 8), eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>Continues a checksum; that of nothing is 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        var state = ~checksum;
        while (bytes.Length >= 8)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            state = table[0x700 | (int)(byte)word] ^ table[0x600 | (int)(byte)(word >> 8)] ^ table[0x500 | (int)(byte)(word >> 16)] ^ table[0x400 | (int)(byte)(word >> 24)]
                ^ table[0x300 | (int)(byte)(word >> 32)] ^ table[0x200 | (int)(byte)(word >> 40)] ^ table[0x100 | (int)(byte)(word >> 48)] ^ table[(int)(word >> 56)];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            state = (state >> 8) ^ table[(byte)(state ^ value)];
        }

        return ~state;
    }

    /// <summary>Row r, column b: what the byte b does to the checksum when r bytes follow it in the word.</summary>
    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var index = 0; index < table.Length; index++)
        {
            var state = index < 256 ? (uint)index : table[index - 256];
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ ((state & 1) * Polynomial);
            }

            table[index] = state;
        }

        return table;
    }
}
