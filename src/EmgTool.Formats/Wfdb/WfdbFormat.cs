using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EmgTool.Formats.Wfdb;

/// <summary>How samples are stored in a signal file, as signal(5) of the WFDB applications guide describes it. In each format the lowest
/// value means that there is no measurement.</summary>
internal sealed class WfdbFormat
{
    private static readonly WfdbFormat[] All =
    [
        new(16, bits: 16), new(24, bits: 24), new(32, bits: 32), new(61, bits: 16), new(80, bits: 8), new(212, bits: 12),
    ];

    private WfdbFormat(int number, int bits)
    {
        Number = number;
        Bits = bits;
        Missing = int.MinValue >> (32 - bits);
    }

    /// <summary>Numbers of the formats that are read, for messages.</summary>
    public static string Known => string.Join(", ", All.Select(format => format.Number));

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>Bits of a sample.</summary>
    public int Bits { get; }

    /// <summary>The value that stands for a missing sample.</summary>
    public int Missing { get; }

    /// <summary>The format of a number; <see langword="null"/> for one that is not read.</summary>
    public static WfdbFormat? Of(int number) => Array.Find(All, format => format.Number == number);

    /// <summary>Byte at which a sample starts. In format 212, where two samples share three bytes, that of an even one.</summary>
    public long ByteOf(long sample) => sample * Bits / 8;

    /// <summary>Bytes that hold a number of samples.</summary>
    public int BytesOf(int samples) => ((samples * Bits) + 7) / 8;

    /// <summary>Whole samples that a number of bytes holds.</summary>
    public long SamplesIn(long bytes) => (long)((Int128)bytes * 8 / Bits);

    /// <summary>Decodes samples.</summary>
    /// <param name="bytes">The bytes, from an even sample on.</param>
    /// <param name="samples">Receives as many as it holds.</param>
    public void Decode(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        switch (Number)
        {
            case 16:
                Decode16(MemoryMarshal.Cast<byte, short>(bytes), samples);
                break;
            case 24:
                for (int index = 0, at = 0; index < samples.Length; index++, at += 3)
                {
                    samples[index] = bytes[at] | (bytes[at + 1] << 8) | ((sbyte)bytes[at + 2] << 16);
                }

                break;
            case 32:
                MemoryMarshal.Cast<byte, int>(bytes)[..samples.Length].CopyTo(samples);
                if (!BitConverter.IsLittleEndian)
                {
                    BinaryPrimitives.ReverseEndianness(samples, samples);
                }

                break;
            case 61:
                for (var index = 0; index < samples.Length; index++)
                {
                    samples[index] = BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * index)..]);
                }

                break;
            case 80:
                for (var index = 0; index < samples.Length; index++)
                {
                    samples[index] = bytes[index] - 128;
                }

                break;
            default:
                Decode212(bytes, samples);
                break;
        }
    }

    /// <summary>A vector at a time: by far the most records have this format, and every sample is looked at when a record is opened.</summary>
    private static void Decode16(ReadOnlySpan<short> stored, Span<int> samples)
    {
        var at = 0;
        for (; BitConverter.IsLittleEndian && at + Vector<short>.Count <= samples.Length; at += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(stored[at..]), out var low, out var high);
            low.CopyTo(samples[at..]);
            high.CopyTo(samples[(at + Vector<int>.Count)..]);
        }

        for (; at < samples.Length; at++)
        {
            samples[at] = BitConverter.IsLittleEndian ? stored[at] : BinaryPrimitives.ReverseEndianness(stored[at]);
        }
    }

    /// <summary>Three bytes a pair: low byte of the first, a high half-byte of each, low byte of the second.</summary>
    private static void Decode212(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        var at = 0;
        for (var index = 0; index + 1 < samples.Length; index += 2, at += 3)
        {
            int middle = bytes[at + 1];
            samples[index] = ((middle << 28) >> 20) | bytes[at];
            samples[index + 1] = ((sbyte)(middle & 0xF0) << 4) | bytes[at + 2];
        }

        if (samples.Length % 2 == 1)
        {
            samples[^1] = ((bytes[at + 1] << 28) >> 20) | bytes[at];
        }
    }
}
