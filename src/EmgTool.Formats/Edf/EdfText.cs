using System.Text;

namespace EmgTool.Formats.Edf;

/// <summary>Text of EDF headers and annotations as devices write it: ASCII by the rules, UTF-8 or Latin-1 in fact.</summary>
internal static class EdfText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a header field, without the padding. Control characters become spaces.</summary>
    /// <param name="bytes">The field.</param>
    /// <param name="isAscii">Whether it held printable ASCII only, as the specification demands.</param>
    public static string DecodeField(ReadOnlySpan<byte> bytes, out bool isAscii)
    {
        isAscii = !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~');
        var text = isAscii ? Encoding.ASCII.GetString(bytes) : DecodeAny(bytes);
        return text.Trim(' ');
    }

    /// <summary>Decodes an annotation: UTF-8, else Latin-1.</summary>
    public static string DecodeAnnotation(ReadOnlySpan<byte> bytes, out bool isUtf8)
    {
        try
        {
            isUtf8 = true;
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string DecodeAny(ReadOnlySpan<byte> bytes)
    {
        // Japanese recorders write the micro sign in Shift-JIS.
        var text = bytes.IndexOf([(byte)0x83, (byte)0xCA]) is >= 0 and var at
            ? Encoding.Latin1.GetString(bytes[..at]) + '\u00B5' + Encoding.Latin1.GetString(bytes[(at + 2)..])
            : DecodeAnnotation(bytes, out _);
        var characters = text.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            characters[index] = char.IsControl(characters[index]) ? ' ' : characters[index] == '\u03BC' ? '\u00B5' : characters[index];
        }

        return new string(characters);
    }
}
