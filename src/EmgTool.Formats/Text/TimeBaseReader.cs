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

    /// <summary>A rate that times give exactly has a small denominator, such as 34000/27 Hz; that of a rounded time is arbitrary and large.</summary>
    private const long LargestExactDenominator = 1000;

    private readonly ColumnStore _store;
    private readonly int _column;
    private readonly TextPrecision _precision;
    private readonly string _title;
    private readonly WarningLog _warnings;
    private readonly long _count;
    private double _largestDeviation;
    private double _rounding;

    private TimeBaseReader(ColumnStore store, int column, TextPrecision precision, string title, WarningLog warnings)
    {
        _store = store;
        _column = column;
        _precision = precision;
        _title = title.Length > 0 ? $"time column '{title}'" : "first column";
        _warnings = warnings;
        _count = store.Count(column);
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
        var reader = new TimeBaseReader(store, index, precision, column.Name, warnings);
        return reader.Read(column.SecondsPerUnit);
    }

    private TimeBase Read(decimal secondsPerUnit)
    {
        var step = OrdinaryStep();
        var note = "";
        if (secondsPerUnit == 0)
        {
            if (step >= TimeColumns.LargestStepSeconds)
            {
                throw Error("TIME_UNIT_UNKNOWN", $"has no unit, and its steps of {step} are too long for seconds");
            }

            secondsPerUnit = 1;
            note = ", taken as seconds";
        }

        var spans = Spans(step);
        if (spans.Count > 10 && spans.Count > _count / 20)
        {
            throw Error("TIME_IRREGULAR", $"is irregular: {spans.Count - 1} gaps or returns in {_count} rows");
        }

        if (_largestDeviation > (0.5 * step) + _rounding)
        {
            _warnings.Add("TIME_JITTER", _title, string.Create(CultureInfo.InvariantCulture,
                $"The steps differ by up to {_largestDeviation / step:0.##} of the mean step; the samples are taken as evenly spaced."));
        }

        var rate = Rate(spans, secondsPerUnit);
        var source = string.Create(CultureInfo.InvariantCulture, $"{_title}, from its end points{note}");
        return new TimeBase(rate, source, [.. spans.Select(span => new TimeStart(span.Row, (decimal)span.First * secondsPerUnit))], _count);
    }

    /// <summary>Mean of the steps that are no gaps. Steps of rounded times may be 0.</summary>
    private double OrdinaryStep()
    {
        var values = new double[Math.Min(_count, RowsForStep)];
        _store.Read(_column, 0, values);
        var steps = values.Zip(values.Skip(1), (earlier, later) => later - earlier).ToList();
        var rising = steps.FindAll(step => step > 0);
        if (rising.Count == 0 || rising.Count * 4 < steps.Count)
        {
            throw Error("TIME_IRREGULAR", _count < 2 ? "has a single row" : "does not rise");
        }

        rising.Sort();
        var median = rising[rising.Count / 2];
        var largest = (GapSteps * median) + _precision.UnitAt(values[^1]);
        return steps.Where(step => step >= 0 && step <= largest).Average();
    }

    /// <summary>Cuts the column at steps that are too long or go back.</summary>
    private List<(long Row, long Rows, double First, double Last)> Spans(double step)
    {
        var spans = new List<(long Row, long Rows, double First, double Last)>();
        var block = new double[2048];
        var (spanRow, first, last) = (0L, 0.0, 0.0);
        for (var row = 0L; row < _count;)
        {
            var values = block.AsSpan(0, (int)Math.Min(block.Length, _count - row));
            _store.Read(_column, row, values);
            foreach (var time in values)
            {
                _rounding = _precision.UnitAt(time);
                var deviation = time - last - step;
                if (row == 0)
                {
                    first = time;
                }
                else if (deviation > ((GapSteps - 1) * step) + _rounding || time < last - _rounding)
                {
                    if (time < last)
                    {
                        _warnings.AddRepeated("TIME_OVERLAP", string.Create(CultureInfo.InvariantCulture, $"{_title}, row {row + 1} of the table"),
                            string.Create(CultureInfo.InvariantCulture, $"The time goes back from {last} to {time}; a new segment starts here."));
                    }

                    spans.Add((spanRow, row - spanRow, first, last));
                    (spanRow, first) = (row, time);
                }
                else
                {
                    _largestDeviation = Math.Max(_largestDeviation, Math.Abs(deviation));
                }

                last = time;
                row++;
            }
        }

        spans.Add((spanRow, _count - spanRow, first, last));
        return spans;
    }

    private SamplingRate Rate(List<(long Row, long Rows, double First, double Last)> spans, decimal secondsPerUnit)
    {
        var steps = spans.Sum(span => span.Rows - 1);
        var duration = spans.Sum(span => (decimal)span.Last - (decimal)span.First);
        var uncertainty = (decimal)spans.Sum(span => span.Rows > 1 ? _precision.UnitAt(span.Last) : 0);
        if (steps == 0 || duration <= uncertainty)
        {
            throw Error("TIME_IRREGULAR", "is written too coarsely to give a rate");
        }

        try
        {
            // Times that are exact give the rate itself; rounded ones give an interval around it.
            duration *= secondsPerUnit;
            uncertainty *= secondsPerUnit;
            if (ExactRate.OfInterval(duration, steps) is { Denominator: <= LargestExactDenominator } exact)
            {
                return exact;
            }

            var (numerator, denominator) = SimplestFraction.Between(steps / (duration + uncertainty), steps / (duration - uncertainty), steps / duration);
            return new SamplingRate(numerator, denominator);
        }
        catch (OverflowException)
        {
            throw Error("TIME_IRREGULAR", "gives no sensible rate");
        }
    }

    private RecordingException Error(string code, string what) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"The {_title} {what}."), "Say the sampling rate with --rate; the column is then not used.");
}
