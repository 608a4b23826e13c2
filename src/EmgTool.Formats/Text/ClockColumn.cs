namespace EmgTool.Formats.Text;

/// <summary>Turns the clock times of a column into seconds: from the first one, or from zero where they are an elapsed time. Times of the day go on
/// behind midnight.</summary>
internal sealed class ClockColumn
{
    /// <summary>A first time of the day below this is rather a time since the start.</summary>
    private const long LongestElapsed = TimeSpan.TicksPerHour;

    private bool _hasFirst;
    private long _zero;
    private long _days;
    private long _last;

    /// <summary>Date and time of the first row, as it is written; <see langword="null"/> where the text has no date, or one that can be read in two ways.</summary>
    public DateTime? Start { get; private set; }

    /// <summary>The time that is taken for zero, as text; empty for an elapsed time.</summary>
    public string Zero { get; private set; } = "";

    /// <summary>The date of the rows, in ticks since year 1, where another column gives it.</summary>
    public long? Date { get; set; }

    /// <summary>Most digits of the fraction of a second.</summary>
    public int Decimals { get; private set; }

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

        var hasDate = clock.HasDate || Date is not null;
        var ticks = clock.Time + (clock.HasDate ? clock.Date : Date ?? 0);
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
        if (!hasDate && ticks < LongestElapsed)
        {
            return;
        }

        _zero = ticks;
        var local = new DateTime(Math.Clamp(ticks + clock.Offset, 0, DateTime.MaxValue.Ticks));
        Start = hasDate && !clock.IsAmbiguous ? local : null;
        Zero = hasDate ? local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture) : TimeSpan.FromTicks(ticks).ToString();
    }
}
