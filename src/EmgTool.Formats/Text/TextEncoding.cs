using System.Text;
using EmgTool.Formats.Compression;

namespace EmgTool.Formats.Text;

/// <summary>Characters of text files: UTF-8 where the bytes are valid UTF-8, else Windows-1252, as exports of Windows programs are.</summary>
internal static class TextEncoding
{
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

        var utf16 = prefix.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : prefix.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
            : null;
        if (utf16 is null)
        {
            return stream;
        }

        var whole = new PrefixedStream(prefix[2..].ToArray(), stream);
        prefix = [];
        return Encoding.CreateTranscodingStream(whole, utf16, StrictUtf8);
    }
}
