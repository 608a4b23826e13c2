using System.Globalization;
using EmgTool.Formats.Text;

namespace EmgTool.Formats;

/// <summary>Tells what a file is from its first bytes, never from its name.</summary>
internal static class FileSignature
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Length = 512;

    /// <summary>Whether the first eight bytes are the version field of EDF: <c>0</c> and padding.</summary>
    public static bool IsEdfVersion(ReadOnlySpan<byte> start) =>
        start.Length >= 8 && start[0] == '0' && !start[1..8].ContainsAnyExcept((byte)' ', (byte)0);

    /// <summary>Whether the first eight bytes are the version field of BDF.</summary>
    public static bool IsBdfVersion(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xFF, .. "BIOSEMI"u8]);

    /// <summary>Whether a file is EDF or BDF: by its version field or, where that is damaged, by a header size that fits its number of signals.</summary>
    /// <param name="start">The first bytes of the file, <see cref="Length"/> if it has as many.</param>
    public static bool IsEdf(ReadOnlySpan<byte> start)
    {
        if (IsBdfVersion(start))
        {
            return true;
        }

        if (IsEdfVersion(start))
        {
            // A text table may start with a 0 and spaces too: it has lines, and no number of signals in bytes 252 to 255.
            return start.Length < 256 || IsNumber(start[252..256]) || start[..256].IndexOfAny((byte)'\n', (byte)'\r') < 0;
        }

        return start.Length >= 256 && Number(start[252..256]) is { } signals and >= 1 && Number(start[184..192]) == 256 * (signals + 1);
    }

    /// <summary>What a file looks like that is no recording that can be read.</summary>
    /// <returns>The name of the thing and what to do, or <see langword="null"/> where the bytes look like text.</returns>
    public static (string What, string? Hint)? Foreign(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? ("gzip-compressed data, of a kind that cannot be decompressed here", "Try gunzip FILE.")
        : start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? ("zstd-compressed data, of a kind that cannot be decompressed here", "Try zstd -d FILE.")
        : start.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]) ? ("a ZIP archive (or an Excel workbook)", "Unpack it, or export the table as CSV.")
        : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? ("an old Excel or other OLE document", "Export the table as CSV.")
        : start.StartsWith("GDF "u8) ? ("a GDF recording, another format than EDF", "Convert it to EDF.")
        : start.StartsWith("MATLAB "u8) || start.StartsWith((ReadOnlySpan<byte>)[0x89, .. "HDF"u8]) ? ("a MATLAB or HDF5 file", "Export it as EDF or CSV.")
        : start.StartsWith("version https://git-lfs"u8) ? ("a Git LFS pointer, not the data itself", "Run 'git lfs pull'.")
        : IsMarkup(start) ? ("an HTML or XML page", "The download gave an error page; fetch the recording itself.")
        : start.StartsWith("%PDF"u8) ? ("a PDF document", null)
        : null;

    /// <summary>Whether bytes hold control characters that no text has.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> start)
    {
        if (TextEncoding.Utf16(start) is not null)
        {
            return false;
        }

        foreach (var value in start)
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        start = start.TrimStart(" \t\r\n\u00EF\u00BB\u00BF"u8);
        return start.StartsWith("<!"u8) || start.StartsWith("<?xml"u8) || start.StartsWith("<html"u8) || start.StartsWith("<HTML"u8);
    }

    private static bool IsNumber(ReadOnlySpan<byte> field) => Number(field) is not null;

    private static long? Number(ReadOnlySpan<byte> field) =>
        long.TryParse(field.Trim(" \0"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
