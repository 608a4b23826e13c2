using System.Buffers.Binary;

namespace EmgTool.Formats.Edf;

/// <summary>Stored samples as whole numbers: 16 or 24 bits, little-endian, two's complement.</summary>
internal static class EdfDigital
{
    /// <summary>One sample of 16 bits.</summary>
    public static int Read16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt16LittleEndian(bytes);

    /// <summary>One sample of 24 bits.</summary>
    public static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16);

    /// <summary>One sample of as many bytes as are given.</summary>
    public static int Read(ReadOnlySpan<byte> sample) => sample.Length == 2 ? Read16(sample) : Read24(sample);
}
