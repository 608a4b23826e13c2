using System.Globalization;

namespace EmgTool.Formats.Edf;

/// <summary>Puts the data records into runs without gaps, from the start times that their annotations give. All arithmetic is exact:
/// with doubles, onsets such as 8192.202312 drift away from the expected ones.</summary>
internal sealed class EdfTimeline
{
    /// <summary>Time stamps may be rounded: 1 µs is the finest that matters.</summary>
    private const decimal FinestTolerance = 0.000001m;

    private readonly EdfHeader _header;
    private readonly WarningLog _warnings;
    private readonly decimal _tolerance;
    private readonly List<EdfRun> _runs = [];
    private decimal _runStart;
    private long _runFirst;
    private long _next;

    /// <summary>Starts at record 0.</summary>
    public EdfTimeline(EdfHeader header, WarningLog warnings)
    {
        _header = header;
        _warnings = warnings;
        var fastest = 1;
        foreach (var signal in header.Signals)
        {
            fastest = signal.IsAnnotation ? fastest : Math.Max(fastest, signal.SamplesPerRecord);
        }

        _tolerance = Math.Max(header.RecordDuration / fastest / 2, FinestTolerance);
    }

    /// <summary>Start of record 0 in seconds from the date and time of the header.</summary>
    public decimal FirstOnset { get; private set; }

    /// <summary>Adds the next record.</summary>
    /// <param name="onset">Its start in seconds from the date and time of the header; <see langword="null"/> where the file does not tell:
    /// it is then taken to follow the record before.</param>
    public void Add(decimal? onset)
    {
        var record = _next++;
        if (record == 0)
        {
            FirstOnset = onset ?? 0;
            return;
        }

        if (onset is null || _header.RecordDuration == 0)
        {
            return;
        }

        var expected = _runStart + ((record - _runFirst) * _header.RecordDuration);
        var difference = onset.Value - FirstOnset - expected;
        if (Math.Abs(difference) <= _tolerance)
        {
            return;
        }

        if (difference < 0)
        {
            Warn("TIME_OVERLAP", record, onset.Value, "before the end of the record before it");
        }
        else if (!_header.IsDiscontinuous)
        {
            Warn("GAP_IN_CONTINUOUS", record, onset.Value, "later than the end of the record before it, in a file that is marked continuous");
        }

        _runs.Add(new EdfRun(_runFirst, record - _runFirst, _runStart));
        _runFirst = record;
        _runStart = onset.Value - FirstOnset;
    }

    /// <summary>The runs, after the last record was added; none for records of duration 0.</summary>
    public IReadOnlyList<EdfRun> Finish()
    {
        if (_header.RecordDuration == 0)
        {
            return [];
        }

        _runs.Add(new EdfRun(_runFirst, _next - _runFirst, _runStart));
        return _runs;
    }

    private void Warn(string code, long record, decimal onset, string what) => _warnings.AddRepeated(code,
        string.Create(CultureInfo.InvariantCulture, $"record {record}"),
        string.Create(CultureInfo.InvariantCulture, $"The record starts at {onset} s, {what}; a new segment starts here."));
}
