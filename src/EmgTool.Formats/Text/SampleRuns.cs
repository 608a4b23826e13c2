using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Makes segments of the rows in which a column holds numbers: what is missing in between is left out, refused or filled, as the user asks.
/// A column with a number in every k-th row misses nothing: it was sampled more slowly.</summary>
internal sealed class SampleRuns
{
    /// <summary>Numbers in even distances from which chance is ruled out.</summary>
    private const int RegularCount = 5;

    private readonly List<FilledGap> _filled = [];

    private SampleRuns(TimeBase times, IReadOnlyList<RowRun> runs, ColumnRows rows, ReadOptions options)
    {
        RowsPerSample = StepOf(runs, long.MaxValue / times.Rate.Denominator);
        Rate = RowsPerSample == 1 ? times.Rate : new SamplingRate(times.Rate.Numerator, times.Rate.Denominator * RowsPerSample);
        if (RowsPerSample > 1)
        {
            Missing = runs.Zip(runs.Skip(1), (run, next) => Math.Max(0, ((next.FirstRow - run.LastRow) / RowsPerSample) - 1)).Sum();
            Segments = times.SegmentsOf(runs, RowsPerSample);
            return;
        }

        var even = rows.FinishSingly();
        even = options.Missing == MissingPolicy.Interpolate ? Fill(even, times, options.MaximumGapSeconds) : even;
        Missing = rows.Missing - Filled;
        Segments = times.SegmentsOf(even, 1);
    }

    /// <summary>Rows of the table for each sample.</summary>
    public long RowsPerSample { get; }

    /// <summary>Sampling rate.</summary>
    public SamplingRate Rate { get; }

    /// <summary>The segments.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Missing values that separate segments.</summary>
    public long Missing { get; }

    /// <summary>Missing values that are filled.</summary>
    public long Filled => _filled.Count == 0 ? 0 : _filled[^1].FilledBefore + _filled[^1].Count;

    /// <summary>Where they are, in order.</summary>
    public IReadOnlyList<FilledGap> FilledGaps => _filled;

    /// <summary>Makes the segments of a column.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="times">The times of the rows.</param>
    /// <param name="options">What is done about missing values.</param>
    /// <param name="warnings">Receives how many there are.</param>
    /// <returns><see langword="null"/> where the column holds no numbers.</returns>
    /// <exception cref="RecordingException">Values are missing, and the user wants none to be; numbers go on behind the last time; or the gaps are too many.</exception>
    public static SampleRuns? Of(string name, ColumnRows rows, TimeBase times, ReadOptions options, WarningLog warnings)
    {
        var runs = rows.Finish();
        if (runs.Count == 0)
        {
            return null;
        }

        if (runs[^1].LastRow >= times.RowCount)
        {
            throw new RecordingException("TIME_MISSING", string.Create(CultureInfo.InvariantCulture,
                $"Column '{name}' goes on behind the last time, row {times.RowCount + 1} of the table."), "Complete the time column, or remove it and say --rate.");
        }

        var samples = new SampleRuns(times, runs, rows, options);
        var place = string.Create(CultureInfo.InvariantCulture, $"column '{name}', line {rows.FirstMissingLine}");
        if (samples.Missing > 0 && options.Missing == MissingPolicy.Error)
        {
            throw new RecordingException("MISSING_VALUES", string.Create(CultureInfo.InvariantCulture,
                $"{place}: {samples.Missing} values are missing, the first in this line."), "Leave '--missing error' out to cut the channel there, or say --missing interpolate.");
        }

        if (samples.Filled > 0)
        {
            warnings.Add("MISSING_FILLED", place, string.Create(CultureInfo.InvariantCulture,
                $"Missing values: {samples.Filled + samples.Missing}, the first in this line. In {samples.FilledGaps.Count} places {samples.Filled} of them are filled by straight lines."));
        }

        if (samples.Missing > 0)
        {
            warnings.Add("MISSING_VALUES", place, string.Create(CultureInfo.InvariantCulture,
                $"Missing values: {samples.Missing}{(samples.Filled > 0 ? " more" : ", the first in this line")}. They are left out; the channel has {samples.Segments.Count} segments around them."));
        }

        return samples;
    }

    /// <summary>The distance of the numbers, where all keep it.</summary>
    private static long StepOf(IReadOnlyList<RowRun> runs, long largest)
    {
        var step = runs[0].Step;
        return step > 1 && step <= largest && runs.All(run => run.Step == step || run.Count == 1) && runs.Where(run => run.Step == step).Sum(run => run.Count) >= RegularCount ? step : 1;
    }

    private List<RowRun> Fill(IReadOnlyList<RowRun> runs, TimeBase times, decimal maximumSeconds)
    {
        var longest = (long)Math.Min(int.MaxValue, maximumSeconds * times.Rate.Numerator / times.Rate.Denominator);
        var joined = new List<RowRun> { runs[0] };
        var sample = runs[0].Count;
        foreach (var run in runs.Skip(1))
        {
            var last = joined[^1];
            var gap = run.FirstRow - last.LastRow - 1;
            if (gap <= longest && times.IsOneStretch(last.LastRow, run.FirstRow))
            {
                _filled.Add(new FilledGap(sample, (int)gap, Filled));
                joined[^1] = last with { Count = run.LastRow - last.FirstRow + 1 };
                sample += gap;
            }
            else
            {
                joined.Add(run);
            }

            sample += run.Count;
        }

        return joined;
    }
}
