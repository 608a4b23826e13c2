using System.Text;
using EmgTool.Formats.Compression;

namespace EmgTool.Formats.Text;

/// <summary>Characters of text files: UTF-8 where the bytes are valid UTF-8, else Windows-1252, as exports of Windows programs are.</summary>
internal static class TextEncoding
{
    /// <summary>Fewer bytes are no table.</summary>
    private const int MinimumUtf16 = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

    /// <summary>Decodes a line.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, out bool isUtf8)
    {
        try
        {
            isUtf8 = true;
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
            return Windows1252.GetString(bytes);
        }
    }

    /// <summary>The kind of UTF-16 that a file is: by its byte order mark or, without one, by every second byte being 0.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <returns><see langword="null"/> for anything else.</returns>
    public static Encoding? Utf16(ReadOnlySpan<byte> start)
    {
        if (IsMark(start))
        {
            return start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        var zeros = (Even: 0, Odd: 0);
        for (var index = 0; index + 1 < start.Length; index += 2)
        {
            zeros.Even += start[index] == 0 ? 1 : 0;
            zeros.Odd += start[index + 1] == 0 ? 1 : 0;
            if ((start[index] | start[index + 1]) is < (byte)' ' and not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return null;
            }
        }

        // Letters such as \u00B5 and digits have a 0; a few others, as dashes, do not.
        var many = start.Length / 2 * 9 / 10;
        return start.Length < MinimumUtf16 ? null : zeros is (0, var odd) && odd >= many ? Encoding.Unicode : zeros is (var even, 0) && even >= many ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsMark(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    /// <summary>Looks for a byte order mark and makes the rest of the code see UTF-8.</summary>
    /// <param name="stream">The stream behind <paramref name="prefix"/>.</param>
    /// <param name="prefix">The first bytes of the file; shortened by the mark.</param>
    /// <returns>The stream to go on with.</returns>
    public static Stream WithoutMark(Stream stream, ref ReadOnlySpan<byte> prefix)
    {
        if (prefix.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            prefix = prefix[3..];
            return stream;
        }

        if (Utf16(prefix) is not { } utf16)
        {
            return stream;
        }

        var whole = new PrefixedStream(prefix[(IsMark(prefix) ? 2 : 0)..].ToArray(), stream);
        prefix = [];
        return Encoding.CreateTranscodingStream(whole, utf16, StrictUtf8);
    }
}
