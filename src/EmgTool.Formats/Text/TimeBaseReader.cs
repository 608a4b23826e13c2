using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Works out sampling rate and gaps from a time column. The rate comes from the ends of the column (the median step is off by 0.15 %
/// in real files with times of seven digits), as the simplest fraction that the rounding of the times allows.</summary>
internal sealed class TimeBaseReader
{
    /// <summary>A step longer than this many ordinary ones is a gap.</summary>
    private const double GapSteps = 1.5;

    /// <summary>Rows from which the ordinary step is taken.</summary>
    private const int RowsForStep = 10_001;

    /// <summary>The ends of rounded times give a fraction with an arbitrary, large denominator.</summary>
    private const long LargestExactDenominator = 1000;

    /// <summary>Nanoseconds since 1970 are 1e18; beyond, exact arithmetic could overflow.</summary>
    private const double LargestTime = 1e19;

    /// <summary>Gaps in a short table. A longer one may have one in twenty rows; more make the column no time of even samples.</summary>
    private const int GapsAllowed = 3;

    /// <summary>So many long steps among the first rows may come from rounding or jitter; fewer are rather lost rows.</summary>
    private const int LongStepsOfChance = 3;

    /// <summary>Share of a new row in the running mean by which time stamps may wander without being a gap.</summary>
    private const double WanderShare = 0.01;

    /// <summary>Share by which the rate may differ from that of the ends without a word.</summary>
    private const double ToldDifference = 1e-6;

    private readonly ColumnStore _store;
    private readonly int _column;
    private readonly TextPrecision _precision;
    private readonly string _title;
    private readonly WarningLog _warnings;
    private readonly long _count;
    private double _largestDeviation;
    private double _firstTime;

    private TimeBaseReader(ColumnStore store, int index, TextPrecision precision, TextColumn column, WarningLog warnings)
    {
        _store = store;
        _column = index;
        _precision = precision;
        _title = column.IsGuessedTime ? $"column '{column.Name}', taken as time as it rises evenly" : column.Name.Length > 0 ? $"time column '{column.Name}'" : "first column";
        _warnings = warnings;
        _count = store.Count(index);
    }

    /// <summary>Reads a time column.</summary>
    /// <param name="store">The numbers of the table.</param>
    /// <param name="index">Index of the column.</param>
    /// <param name="column">The column.</param>
    /// <param name="precision">How finely its numbers are written.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">The column does not give a rate.</exception>
    public static TimeBase Read(ColumnStore store, int index, TextColumn column, TextPrecision precision, WarningLog warnings)
    {
        var reader = new TimeBaseReader(store, index, precision, column, warnings);
        return reader.Read(column.SecondsPerUnit);
    }

    private TimeBase Read(decimal secondsPerUnit)
    {
        var (step, rounding) = OrdinaryStep();
        var note = "";
        if (secondsPerUnit == 0 && CalendarUnit(_firstTime) is > 0 and var unit)
        {
            secondsPerUnit = unit;
            note = string.Create(CultureInfo.InvariantCulture, $", taken as units of {unit} s since 1970");
        }

        if (secondsPerUnit == 0)
        {
            if (step >= TimeColumns.LargestStepSeconds)
            {
                throw Error("TIME_UNIT_UNKNOWN", $"has no unit, and its steps of {step} are too long for seconds");
            }

            secondsPerUnit = 1;
            note = ", taken as seconds";
        }

        var spans = Spans(step, rounding);
        if (spans.Count - 1 > Math.Max(GapsAllowed, _count / 20))
        {
            throw Error("TIME_IRREGULAR", $"is irregular: {spans.Count - 1} gaps or returns in {_count} rows");
        }

        if (_largestDeviation > (0.5 * step) + rounding)
        {
            _warnings.Add("TIME_JITTER", _title, string.Create(CultureInfo.InvariantCulture,
                $"The steps differ by up to {_largestDeviation / step:0.##} of the mean step; the samples are taken as evenly spaced."));
        }

        var (rate, ends) = Rate(spans, secondsPerUnit);
        var rounded = Math.Abs((rate.Hertz / ends) - 1) > ToldDifference ? string.Create(CultureInfo.InvariantCulture, $" ({ends:G8} Hz) within the rounding of the times") : "";
        var source = $"{_title}, from its end points{rounded}{note}";
        return new TimeBase(rate, source, [.. spans.Select(span => new TimeStart(span.Row, (decimal)span.First * secondsPerUnit))], _count);
    }

    /// <summary>Seconds since 1970 have ten digits from 2001 to 2286; milliseconds thirteen, and so on.</summary>
    private static decimal CalendarUnit(double time) => time switch
    {
        >= 1e9 and < 1e10 => 1m,
        >= 1e12 and < 1e13 => 0.001m,
        >= 1e15 and < 1e16 => 0.000001m,
        >= 1e18 and < 1e19 => 0.000000001m,
        _ => 0,
    };

    /// <summary>Mean of the steps that are no gaps, and how far the rounding of the times moves a step.</summary>
    private (double Step, double Rounding) OrdinaryStep()
    {
        var values = new double[Math.Min(_count, RowsForStep)];
        _store.Read(_column, 0, values);
        _firstTime = values.FirstOrDefault();
        var steps = values.Zip(values.Skip(1), (earlier, later) => later - earlier).ToArray();
        var rising = Array.FindAll(steps, step => step > 0);
        if (rising.Length == 0 || rising.Length * 4 < steps.Length)
        {
            throw _count < 2 ? Error("TIME_IRREGULAR", $"has a single row") : Error("TIME_IRREGULAR", $"does not rise");
        }

        Array.Sort(rising);
        var median = rising[rising.Length / 2];
        var unit = _precision.UnitAt(values[^1]);
        if (Array.FindAll(steps, step => step > GapSteps * median).Length >= LongStepsOfChance)
        {
            // Many long steps: rounding or jitter of even times, if these keep to one line; else gaps.
            var whole = (values[^1] - values[0]) / (values.Length - 1);
            if (KeepsToLine(values, whole, Math.Max(unit, whole / 2), double.PositiveInfinity) || IsJitter(values, steps, whole))
            {
                return (whole, unit);
            }

            var longest = (GapSteps * median) + unit;
            var mean = steps.Where(step => step >= 0 && step <= longest).Average();
            if (median < 2.5 * unit && KeepsToLine(values, mean, unit, longest))
            {
                return (mean, unit);
            }
        }

        var ordinary = Array.FindAll(steps, step => step >= 0 && step <= GapSteps * median);
        var step = ordinary.Average();
        return (step, Math.Min(unit, ordinary.Max(one => Math.Abs(one - step))));
    }

    /// <summary>Whether there are short steps that make up for the long ones, so that the times stay near even ones: within one step around them, and as much
    /// again because both ends of the line are jittered too.</summary>
    private static bool IsJitter(double[] values, double[] steps, double step)
    {
        var offsets = Array.ConvertAll(Enumerable.Range(0, values.Length).ToArray(), row => values[row] - (row * step));
        return Array.FindAll(steps, one => one < step / 2).Length * 2 >= Array.FindAll(steps, one => one > GapSteps * step).Length && offsets.Max() - offsets.Min() <= 2 * step;
    }

    /// <summary>Whether times stay within a tolerance of even ones: times of 700 Hz in whole milliseconds step by 1, 1, 2, 1, 2, but never leave the line
    /// by more than the rounding. A step longer than <paramref name="longest"/>, or back, starts the line anew.</summary>
    private static bool KeepsToLine(double[] values, double step, double tolerance, double longest)
    {
        // Rounding of doubles must not decide.
        tolerance *= 1.01;
        var (anchor, anchorTime) = (0, values[0]);
        for (var row = 1; row < values.Length; row++)
        {
            var last = values[row] - values[row - 1];
            if (last > longest || (last < 0 && double.IsFinite(longest)))
            {
                (anchor, anchorTime) = (row, values[row]);
            }
            else if (Math.Abs(values[row] - anchorTime - ((row - anchor) * step)) > tolerance)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cuts the column where the times leave the even line for good: a step that is too long, or goes back, and is not made up for.</summary>
    private List<(long Row, long Rows, double First, double Last)> Spans(double step, double rounding)
    {
        var spans = new List<(long Row, long Rows, double First, double Last)>();
        var block = new double[2049];
        var (spanRow, first, last, wander) = (0L, 0.0, 0.0, 0.0);
        for (var row = 0L; row < _count;)
        {
            var values = block.AsSpan(0, (int)Math.Min(block.Length, _count - row));
            _store.Read(_column, row, values);
            for (var index = 0; index < Math.Min(values.Length, block.Length - 1); index++)
            {
                var time = values[index];
                first = row == 0 ? time : first;
                if (Math.Abs(time) > LargestTime)
                {
                    throw Error("TIME_IRREGULAR", $"holds {time}, which is no time");
                }

                var offset = time - first - ((row - spanRow) * step) - wander;
                var isFar = row > 0 && Math.Abs(offset) > ((GapSteps - 1) * step) + rounding;
                if (isFar && (time < last || (time - last > GapSteps * step && !IsMadeUpFor(offset, values[index..], step, rounding))))
                {
                    WarnOfReturn(row, time, last);
                    spans.Add((spanRow, row - spanRow, first, last));
                    if (spans.Count > RecordingLimits.MostGaps)
                    {
                        throw Error("TIME_IRREGULAR", $"is irregular: more than {RecordingLimits.MostGaps} gaps or returns");
                    }

                    (spanRow, first, wander) = (row, time, 0);
                }
                else if (row > 0)
                {
                    wander += WanderShare * offset;
                    _largestDeviation = Math.Max(_largestDeviation, Math.Abs(time - last - step));
                }

                last = time;
                row++;
            }
        }

        spans.Add((spanRow, _count - spanRow, first, last));
        return spans;
    }

    /// <summary>Whether the next time, not an earlier one, is back on the line: jitter can be as long as a step, at the first row too, where no mean of it is known.</summary>
    private static bool IsMadeUpFor(double offset, ReadOnlySpan<double> times, double step, double rounding) =>
        times.Length > 1 && times[1] >= times[0] && Math.Abs(offset + times[1] - times[0] - step) <= ((GapSteps - 1) * step) + rounding;

    private void WarnOfReturn(long row, double time, double last)
    {
        if (time < last)
        {
            _warnings.AddRepeated("TIME_OVERLAP", string.Create(CultureInfo.InvariantCulture, $"{_title}, row {row + 1} of the table"),
                string.Create(CultureInfo.InvariantCulture, $"The time goes back from {last} to {time}; a new segment starts here."));
        }
    }

    /// <returns>The rate, and what the ends give in hertz without regard to their rounding.</returns>
    private (SamplingRate Rate, double Ends) Rate(List<(long Row, long Rows, double First, double Last)> spans, decimal secondsPerUnit)
    {
        var steps = spans.Sum(span => span.Rows - 1);
        var duration = spans.Sum(span => (decimal)span.Last - (decimal)span.First);
        if (steps == 0 || duration <= 0)
        {
            throw Error("TIME_IRREGULAR", $"does not rise evenly");
        }

        // Both ends of a span are rounded by up to half a unit of the last digit.
        var uncertainty = Math.Min((decimal)spans.Sum(span => span.Rows > 1 ? _precision.UnitAt(span.Last) : 0), duration / 2);
        try
        {
            var (numerator, denominator) = SimplestFraction.Between(
                steps / ((duration + uncertainty) * secondsPerUnit), steps / ((duration - uncertainty) * secondsPerUnit), steps / (duration * secondsPerUnit));
            // A whole number of hertz within the rounding is the likeliest; next the ends taken as exact, if that gives a fraction such as 4000/27.
            var rate = denominator > 1 && ExactRate.OfInterval(duration * secondsPerUnit, steps) is { Denominator: <= LargestExactDenominator } exact
                ? exact
                : new SamplingRate(Math.Max(1, numerator), denominator);
            return (rate, (double)(steps / (duration * secondsPerUnit)));
        }
        catch (OverflowException)
        {
            throw Error("TIME_IRREGULAR", $"gives no sensible rate");
        }
    }

    private RecordingException Error(string code, FormattableString what) =>
        new(code, $"The {_title} {what.ToString(CultureInfo.InvariantCulture)}.", "Say the sampling rate with --rate; the column is then not used.");
}
