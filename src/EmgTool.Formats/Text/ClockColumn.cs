using System.Globalization;

namespace EmgTool.Formats.Text;

/// <summary>Turns the clock times of a column into seconds: from the first one, or from zero where they are an elapsed time. Times of the day go on
/// behind midnight.</summary>
internal sealed class ClockColumn
{
    /// <summary>A first time of the day below this is rather a time since the start.</summary>
    private const long LongestElapsed = TimeSpan.TicksPerHour;

    private long? _date;
    private bool _isDateAmbiguous;
    private bool _hasFirst;
    private long _zero;
    private long _days;
    private long _last;

    /// <summary>Date and time of the first row, as it is written; <see langword="null"/> where the text has no date, or one that can be read in two ways.</summary>
    public DateTime? Start { get; private set; }

    /// <summary>The time that is taken for zero, as text; empty for an elapsed time.</summary>
    public string Zero { get; private set; } = "";

    /// <summary>Whether the times have minutes and seconds only.</summary>
    public bool IsMinutes { get; private set; }

    /// <summary>The time zone of the first row, in words; empty where the text does not say it.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>The order of day and month where it is a guess, in words; else empty.</summary>
    public string DateOrder { get; private set; } = "";

    /// <summary>Most digits of the fraction of a second.</summary>
    public int Decimals { get; private set; }

    /// <summary>Takes the date of the next rows from another column.</summary>
    /// <param name="field">Its bytes.</param>
    /// <returns>Whether it is a date.</returns>
    public bool TrySetDate(ReadOnlySpan<byte> field)
    {
        if (!ClockText.TryRead(field, out var date) || !date.HasDate)
        {
            return false;
        }

        _date = date.Date;
        _isDateAmbiguous = date.IsAmbiguous;
        return true;
    }

    /// <summary>Reads a field. Reading the same again changes nothing.</summary>
    /// <param name="field">Its bytes.</param>
    /// <param name="seconds">Seconds.</param>
    /// <returns>Whether it is a time.</returns>
    public bool TryRead(ReadOnlySpan<byte> field, out double seconds)
    {
        seconds = 0;
        if (!ClockText.TryRead(field, out var clock) || !clock.HasTime)
        {
            return false;
        }

        var hasDate = clock.HasDate || _date is not null;
        var ticks = clock.Time + (clock.HasDate ? clock.Date : _date ?? 0);
        if (!_hasFirst)
        {
            TakeFirst(clock, hasDate, ticks);
        }
        else if (!hasDate && ticks + _days < _last - (TimeSpan.TicksPerDay / 2))
        {
            _days += TimeSpan.TicksPerDay;
        }

        ticks += hasDate ? 0 : _days;
        _last = ticks;
        Decimals = Math.Max(Decimals, clock.Decimals);
        seconds = (ticks - _zero) / (double)TimeSpan.TicksPerSecond;
        return true;
    }

    private void TakeFirst(ClockText clock, bool hasDate, long ticks)
    {
        _hasFirst = true;
        IsMinutes = clock.IsMinutes;
        if (!hasDate && (ticks < LongestElapsed || IsMinutes))
        {
            return;
        }

        _zero = ticks;
        Zone = !clock.HasZone ? "" : clock.Offset == 0 ? "universal time" : string.Create(CultureInfo.InvariantCulture, $"{(clock.Offset < 0 ? '-' : '+')}{TimeSpan.FromTicks(clock.Offset):hh\\:mm}, times are local to it");
        DateOrder = clock.IsAmbiguous || _isDateAmbiguous ? "month first, a guess: no date is taken from it" : "";
        var local = new DateTime(Math.Clamp(ticks + clock.Offset, 0, DateTime.MaxValue.Ticks));
        Start = hasDate && !clock.IsAmbiguous && !_isDateAmbiguous ? local : null;
        Zero = hasDate ? local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : TimeSpan.FromTicks(ticks).ToString("c", CultureInfo.InvariantCulture);
    }
}
