using System.Runtime.CompilerServices;

namespace EmgTool.Formats.Text;

/// <summary>Reads times of the clock and of the calendar: <c>15:34:45.691</c>, <c>0:00:01,5</c>, <c>00:01.5</c>, <c>3:04:05 PM</c>, <c>2025-07-17</c>, <c>17.07.2025 15:34:45</c>,
/// <c>2025-07-17T15:34:45.69+02:00</c>.</summary>
internal readonly record struct ClockText
{
    /// <summary>Longest text that can be one.</summary>
    private const int MaximumLength = 48;

    /// <summary>Ticks of 100 ns since year 1 of the date, 0 without one; by universal time where the text says its distance from it.</summary>
    public long Date { get; private init; }

    /// <summary>Ticks of 100 ns since midnight.</summary>
    public long Time { get; private init; }

    /// <summary>What was taken off <see cref="Time"/> for universal time, in ticks.</summary>
    public long Offset { get; private init; }

    /// <summary>Whether the text says its distance from universal time.</summary>
    public bool HasZone { get; private init; }

    /// <summary>Whether the time has no hours: minutes, seconds and a fraction, without which it could be hours and minutes.</summary>
    public bool IsMinutes { get; private init; }

    /// <summary>Whether there is a date.</summary>
    public bool HasDate { get; private init; }

    /// <summary>Whether there is a time.</summary>
    public bool HasTime { get; private init; }

    /// <summary>Whether day and month could be the other way round.</summary>
    public bool IsAmbiguous { get; private init; }

    /// <summary>Digits of the fraction of a second.</summary>
    public int Decimals { get; private init; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The bytes of a field.</param>
    /// <param name="clock">What was read.</param>
    /// <returns>Whether it is a date, a time, or both.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out ClockText clock)
    {
        text = text.Trim(" \t\u00A0"u8);
        clock = default;
        if (text.Length is < 6 or > MaximumLength || !char.IsAsciiDigit((char)text[0]))
        {
            return false;
        }

        if (ReadDate(ref text, out clock))
        {
            if (text.IsEmpty)
            {
                return true;
            }

            if (text[0] is not ((byte)'T' or (byte)' ' or (byte)'\t'))
            {
                return false;
            }

            text = text[1..].TrimStart((byte)' ');
        }

        return ReadTime(ref text, ref clock) && ReadZone(text, ref clock);
    }

    private static bool ReadDate(ref ReadOnlySpan<byte> text, out ClockText clock)
    {
        clock = default;
        var rest = text;
        if (!Number(ref rest, 4, out var first, out var digits) || !Sign(ref rest, "-/."u8, out var sign)
            || !Number(ref rest, 2, out var second, out _) || !Sign(ref rest, "-/."u8, out var next) || next != sign || !Number(ref rest, 4, out var third, out var lastDigits))
        {
            return false;
        }

        var isYearFirst = digits == 4 && lastDigits <= 2;
        if (!isYearFirst && (digits > 2 || lastDigits != 4))
        {
            return false;
        }

        // With points the day comes first; with slashes either may.
        var isMonthFirst = !isYearFirst && sign == '/' && first <= 12;
        var (year, month, day) = isYearFirst ? (first, second, third) : isMonthFirst ? (third, first, second) : (third, second, first);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        text = rest;
        clock = new ClockText { Date = new DateTime(year, month, day).Ticks, HasDate = true, IsAmbiguous = isMonthFirst && day <= 12 && day != month };
        return true;
    }

    private static bool ReadTime(ref ReadOnlySpan<byte> text, ref ClockText clock)
    {
        if (!Number(ref text, 4, out var hours, out _) || !Sign(ref text, ":"u8, out _) || !Number(ref text, 2, out var minutes, out var minuteDigits) || minuteDigits != 2)
        {
            return false;
        }

        var seconds = minutes;
        var isMinutes = !clock.HasDate && text is [(byte)'.' or (byte)',', >= (byte)'0' and <= (byte)'9', ..];
        if (isMinutes)
        {
            (hours, minutes) = (0, hours);
        }
        else if (!Sign(ref text, ":"u8, out _) || !Number(ref text, 2, out seconds, out var secondDigits) || secondDigits != 2 || minutes > 59)
        {
            return false;
        }

        if (seconds > 60)
        {
            return false;
        }

        var ticks = (((hours * 60L) + minutes) * 60L + seconds) * TimeSpan.TicksPerSecond;
        var decimals = 0;
        if (text.Length > 1 && text[0] is (byte)'.' or (byte)',' or (byte)':' && text[1] is >= (byte)'0' and <= (byte)'9')
        {
            var unit = TimeSpan.TicksPerSecond;
            for (text = text[1..]; text.Length > 0 && text[0] is >= (byte)'0' and <= (byte)'9'; text = text[1..])
            {
                unit /= 10;
                ticks += unit * (text[0] - '0');
                decimals++;
            }
        }

        var rest = text.TrimStart((byte)' ');
        if (rest.Length >= 2 && (rest[1] | 0x20) == 'm' && (rest[0] | 0x20) is 'a' or 'p')
        {
            if (hours is < 1 or > 12)
            {
                return false;
            }

            ticks += ((rest[0] | 0x20) == 'p' ? 12 : 0) * TimeSpan.TicksPerHour - (hours == 12 ? 12 * TimeSpan.TicksPerHour : 0);
            text = rest[2..];
        }

        clock = clock with { Time = ticks, HasTime = true, IsMinutes = isMinutes, Decimals = Math.Min(decimals, 7) };
        return !clock.HasDate || hours < 24;
    }

    /// <summary>Universal time, or a distance from it: <c>Z</c>, <c>+02:00</c>, <c>-0530</c>, <c>+02</c>.</summary>
    private static bool ReadZone(ReadOnlySpan<byte> text, ref ClockText clock)
    {
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            clock = clock with { HasZone = !text.IsEmpty };
            return true;
        }

        if (!clock.HasDate || !Sign(ref text, "+-"u8, out var sign) || !Number(ref text, 4, out var hours, out var digits) || digits is not (2 or 4))
        {
            return false;
        }

        var minutes = 0;
        if (digits == 4)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else if (!text.IsEmpty)
        {
            text = text[0] == ':' ? text[1..] : text;
            if (!Number(ref text, 2, out minutes, out digits) || digits != 2)
            {
                return false;
            }
        }

        var offset = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute * (sign == '-' ? -1 : 1);
        clock = clock with { HasZone = true, Offset = offset, Time = clock.Time - offset };
        return text.IsEmpty && hours <= 14 && minutes <= 59;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Number(ref ReadOnlySpan<byte> text, int maximumDigits, out int value, out int digits)
    {
        value = 0;
        for (digits = 0; digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
        {
            if (digits == maximumDigits)
            {
                return false;
            }

            value = (value * 10) + (text[digits] - '0');
        }

        text = text[digits..];
        return digits > 0;
    }

    private static bool Sign(ref ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> allowed, out byte sign)
    {
        sign = text.IsEmpty ? (byte)0 : text[0];
        if (text.IsEmpty || !allowed.Contains(sign))
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
