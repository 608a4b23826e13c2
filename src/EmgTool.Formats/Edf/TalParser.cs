using System.Globalization;

namespace EmgTool.Formats.Edf;

/// <summary>Reads the time-stamped annotation lists (TAL) of one record of one annotation signal, byte by byte:
/// onset [0x15 duration] 0x14 text 0x14 { text 0x14 } 0x00, filled up with 0x00. Where one is broken the next is looked for behind the next 0x00.</summary>
/// <param name="warnings">Receives what was odd.</param>
internal sealed class TalParser(WarningLog warnings)
{
    private const byte TextEnd = 0x14;
    private const byte DurationStart = 0x15;

    /// <summary>Beyond 30 million years a time stamp is damaged, and exact arithmetic with it could overflow.</summary>
    private const decimal MaximumSeconds = 1e15m;

    /// <summary>Reads one record's annotation bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileOffset">Byte of the file at which they start, for messages.</param>
    /// <param name="keepsTime">Whether the first list gives the start time of the record.</param>
    /// <param name="texts">Receives the annotations.</param>
    /// <returns>The start time of the record, or <see langword="null"/> where there is none.</returns>
    public decimal? Read(ReadOnlySpan<byte> bytes, long fileOffset, bool keepsTime, List<TalText> texts)
    {
        decimal? recordStart = null;
        var isFirst = true;
        var position = 0;
        while (position < bytes.Length)
        {
            if (bytes[position] == 0)
            {
                position++;
                continue;
            }

            var length = bytes[position..].IndexOf((byte)0);
            var isTerminated = length >= 0;
            var list = bytes.Slice(position, isTerminated ? length : bytes.Length - position);
            if (!isTerminated)
            {
                Warn("BAD_TAL", fileOffset + position, "The annotation list is not ended by a 0 byte; read up to the end of the record.");
            }

            var start = ReadList(list, fileOffset + position, isTimekeeping: keepsTime && isFirst, texts);
            recordStart ??= start;
            isFirst = false;
            position += list.Length;
        }

        return recordStart;
    }

    /// <returns>The onset, if the list keeps time.</returns>
    private decimal? ReadList(ReadOnlySpan<byte> list, long offset, bool isTimekeeping, List<TalText> texts)
    {
        var stampLength = list.IndexOf(TextEnd);
        if (stampLength < 0)
        {
            Warn("BAD_TAL", offset, "The annotation has no end of its time stamp (byte 0x14) and is left out.");
            return null;
        }

        var stamp = list[..stampLength];
        var durationAt = stamp.IndexOf(DurationStart);
        var onset = ReadSeconds(durationAt < 0 ? stamp : stamp[..durationAt], offset, isOnset: true);
        if (onset is null)
        {
            Warn("BAD_TAL", offset, $"The time stamp '{EdfText.DecodeField(stamp, out _)}' is not a number and its annotation is left out.");
            return null;
        }

        decimal? duration = null;
        if (durationAt >= 0)
        {
            duration = ReadSeconds(stamp[(durationAt + 1)..], offset, isOnset: false);
            if (duration is null)
            {
                Warn("BAD_TAL", offset, "The duration of an annotation is not a number; the annotation is kept without it.");
            }
        }

        return ReadTexts(list[(stampLength + 1)..], offset, new TalText(onset.Value, duration, ""), isTimekeeping, texts) ? onset : null;
    }

    /// <returns>Whether the first text is empty in a list that may keep time: it is the mark of a record's start, not an annotation.</returns>
    private bool ReadTexts(ReadOnlySpan<byte> rest, long offset, TalText stamp, bool isTimekeeping, List<TalText> texts)
    {
        var keepsTime = false;
        var isFirst = true;
        while (rest.Length > 0)
        {
            var length = rest.IndexOf(TextEnd);
            var bytes = length < 0 ? rest : rest[..length];
            rest = length < 0 ? [] : rest[(length + 1)..];
            if (length < 0)
            {
                Warn("BAD_TAL", offset, "The text of an annotation is not ended by byte 0x14; read up to the end of its list.");
            }

            if (isFirst && isTimekeeping && bytes.Length == 0)
            {
                keepsTime = true;
            }
            else if (bytes.Length > 0)
            {
                var text = EdfText.DecodeAnnotation(bytes, out var isUtf8);
                if (!isUtf8)
                {
                    Warn("ANNOTATION_NOT_UTF8", offset, $"The annotation is not UTF-8; read as Latin-1: '{text}'.");
                }

                texts.Add(stamp with { Text = text });
            }

            isFirst = false;
        }

        return keepsTime;
    }

    /// <summary>Digits with an optional fraction, kept exactly. The sign that an onset must have may be missing, a decimal comma is accepted: with warnings.</summary>
    private decimal? ReadSeconds(ReadOnlySpan<byte> bytes, long offset, bool isOnset)
    {
        // 28 digits are what a decimal holds; longer ones are not times.
        Span<byte> text = stackalloc byte[32];
        if (bytes.Length == 0 || bytes.Length > text.Length)
        {
            return null;
        }

        text = text[..bytes.Length];
        bytes.CopyTo(text);
        var comma = text.IndexOf((byte)',');
        if (comma >= 0)
        {
            text[comma] = (byte)'.';
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var seconds) || (!isOnset && seconds < 0) || Math.Abs(seconds) > MaximumSeconds)
        {
            return null;
        }

        if (comma >= 0)
        {
            Warn("DECIMAL_COMMA", offset, "A time of an annotation has a decimal comma; read as a point.");
        }

        if (isOnset && bytes[0] is not ((byte)'+' or (byte)'-'))
        {
            Warn("BAD_TAL", offset, "The onset of an annotation has no sign; read as positive.");
        }

        return seconds;
    }

    private void Warn(string code, long offset, string message) =>
        warnings.AddRepeated(code, string.Create(CultureInfo.InvariantCulture, $"annotation, byte {offset}"), message);
}
