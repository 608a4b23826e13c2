using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

/// <summary>Lanes that hold stretches of segments give what the segments give from their start to their end.</summary>
public sealed class StretchTests
{
    // 1259.26 Hz is the rate of wireless sensors of Delsys.
    public static TheoryData<long, long> Rates => new() { { 500, 1 }, { 1000, 1 }, { 2000, 1 }, { 2048, 1 }, { 34000, 27 } };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Stretches_of_the_default_filter_are_those_of_the_whole(long samples, long seconds)
    {
        AssertStretchesEqualTheWhole(new FilterSettings(), new SamplingRate(samples, seconds));
        AssertStretchesEqualTheWhole(new FilterSettings { Phase = FilterPhase.Causal }, new SamplingRate(samples, seconds));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Stretches_without_subtraction_of_mains_are_those_of_the_whole(long samples, long seconds)
    {
        var plain = new FilterSettings { Order = 4, Mains = MainsMode.Off };
        AssertStretchesEqualTheWhole(plain, new SamplingRate(samples, seconds));
        AssertStretchesEqualTheWhole(plain with { Phase = FilterPhase.Causal }, new SamplingRate(samples, seconds));
        AssertStretchesEqualTheWhole(plain with { LowHz = 0, HighHz = 200 }, new SamplingRate(samples, seconds));
        AssertStretchesEqualTheWhole(plain with { LowHz = 2, HighHz = 0 }, new SamplingRate(samples, seconds));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Stretches_with_notches_are_those_of_the_whole(long samples, long seconds)
    {
        var notches = new FilterSettings { Order = 2, Mains = MainsMode.Off, NotchHz = 50, NotchQuality = 10 };
        AssertStretchesEqualTheWhole(notches, new SamplingRate(samples, seconds));
        AssertStretchesEqualTheWhole(notches with { Phase = FilterPhase.Causal }, new SamplingRate(samples, seconds));
    }

    [Fact]
    public void Stretches_with_mains_alone_are_those_of_the_whole()
    {
        var rate = new SamplingRate(1000);
        AssertStretchesEqualTheWhole(() => new MainsCanceller(MainsMode.Hz50, 20, 450, rate), rate, 90);
        AssertStretchesEqualTheWhole(() => new FilterBank(new FilterSettings { LowHz = 0, HighHz = 0 }, rate).CreateFilter(), rate, 20);
    }

    [Fact]
    public void Rows_of_lanes_without_anything_come_out_too()
    {
        var filter = new FilterBank(new FilterSettings(), new SamplingRate(1000)).CreateFilter();
        filter.Begin(new long[Lanes.Count], new long[Lanes.Count]);
        var (count, late) = (0, new double[1000 * Lanes.Count]);
        count += filter.Process(LaneSignals.Noise(12_345), new double[filter.OutputCapacity(12_345)]);
        for (var more = filter.Complete(late); more > 0; more = filter.Complete(late))
        {
            count += more;
        }

        Assert.Equal(12_345 * Lanes.Count, count);
    }

    [Fact]
    public void Nothing_is_estimated_from_outside_of_a_segment()
    {
        var rate = new SamplingRate(1000);
        var filter = new MainsCanceller(MainsMode.Auto, 20, 450, rate);
        var rows = 40 * filter.StretchUnit;
        var first = 20 * filter.StretchUnit;
        var signal = Signal(rate, rows, 3);
        var outside = new double[rows * Lanes.Count];
        for (var row = 0; row < rows; row++)
        {
            // Mains of another amplitude outside, which no estimate inside may follow.
            outside.AsSpan(row * Lanes.Count, Lanes.Count).Fill(row < first ? 500 * Math.Sin(2 * Math.PI * 50 * row / 1000) : signal[row]);
        }

        var quiet = outside.ToArray();
        Array.Clear(quiet, 0, first * Lanes.Count);
        long[] starts = [.. Enumerable.Repeat((long)first, Lanes.Count)];
        long[] ends = [.. Enumerable.Repeat((long)rows, Lanes.Count)];
        var (loud, silent) = (Push(filter, starts, ends, outside), Push(filter, starts, ends, quiet));
        Assert.Equal(LaneSignals.Bits(silent[(first * Lanes.Count)..]), LaneSignals.Bits(loud[(first * Lanes.Count)..]));
    }

    [Fact]
    public void Whole_segments_are_as_before_after_stretches()
    {
        var filter = new FilterBank(new FilterSettings(), new SamplingRate(1000)).CreateFilter();
        var input = LaneSignals.Noise(20_000);
        var expected = LaneSignals.Bits(LaneSignals.Filter(filter, input));
        long[] first = [0, 400, -200, 0, 0, 0, 0, 0];
        long[] end = [3000, 4000, 500, 0, 0, 0, 0, 0];
        Push(filter, first, end, LaneSignals.Noise(5000));
        Assert.Equal(expected, LaneSignals.Bits(LaneSignals.Filter(filter, input)));
    }

    [Fact]
    public void Refuses_lanes_that_are_not_eight_and_segments_that_do_not_fit()
    {
        var filter = new FilterBank(new FilterSettings(), new SamplingRate(1000)).CreateFilter();
        Assert.Throws<ArgumentException>(() => filter.Begin(new long[7], new long[8]));
        Assert.Throws<ArgumentException>(() => filter.Begin([5, 0, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => filter.Begin([filter.StretchUnit + 1, 0, 0, 0, 0, 0, 0, 0], [9999, 0, 0, 0, 0, 0, 0, 0]));
    }

    private static void AssertStretchesEqualTheWhole(FilterSettings settings, SamplingRate rate)
    {
        var bank = new FilterBank(settings, rate);
        AssertStretchesEqualTheWhole(bank.CreateFilter, rate, 40);
    }

    private static void AssertStretchesEqualTheWhole(Func<LaneFilter> create, SamplingRate rate, int longestSeconds)
    {
        var filter = create();
        var unit = filter.StretchUnit;
        int[] lengths =
        [
            1, 2, 20, (unit / 2) + 1, unit, unit + 1, (3 * unit) + 17, filter.RowsBefore, filter.RowsBefore + filter.RowsAfter + (5 * unit) + 3, rate.SamplesIn(longestSeconds),
        ];
        var signals = lengths.Select((length, index) => Signal(rate, length, index)).ToArray();
        foreach (var stretchRows in new[] { unit, ((rate.SamplesIn(3.3) / unit) + 1) * unit })
        {
            // A short one makes many pushes: not from all signals.
            var some = stretchRows < 500 ? signals[..7] : signals;
            var whole = some.Select(signal => Whole(create(), signal)).ToArray();
            var cut = Stretches(filter, some, stretchRows);
            for (var i = 0; i < some.Length; i++)
            {
                var full = some[i].Max(Math.Abs);
                for (var row = 0; row < some[i].Length; row++)
                {
                    if (!(Math.Abs(whole[i][row] - cut[i][row]) <= 1e-12 * full))
                    {
                        Assert.Fail($"Signal {i} of {some[i].Length} rows at {rate} Hz, stretches of {stretchRows}, row {row}: {whole[i][row]:R} became {cut[i][row]:R}.");
                    }
                }
            }
        }
    }

    private static double[] Whole(LaneFilter filter, double[] signal)
    {
        var lanes = new double[signal.Length * Lanes.Count];
        for (var row = 0; row < signal.Length; row++)
        {
            lanes[row * Lanes.Count] = signal[row];
        }

        return LaneSignals.Lane(LaneSignals.Filter(filter, lanes), 0);
    }

    /// <summary>Filters signals in stretches that are dealt to the lanes one after the other.</summary>
    private static double[][] Stretches(LaneFilter filter, double[][] signals, int stretchRows)
    {
        var outputs = signals.Select(signal => new double[signal.Length]).ToArray();
        var waiting = new Queue<(int Signal, int Start)>();
        for (var signal = 0; signal < signals.Length; signal++)
        {
            for (var start = 0; start < signals[signal].Length; start += stretchRows)
            {
                waiting.Enqueue((signal, start));
            }
        }

        var unit = filter.StretchUnit;
        var before = (filter.RowsBefore + unit - 1) / unit * unit;
        var rows = before + stretchRows + filter.RowsAfter;
        while (waiting.Count > 0)
        {
            var (first, end) = (new long[Lanes.Count], new long[Lanes.Count]);
            var stretches = new List<(int Signal, int Start)>();
            var lanes = new double[rows * Lanes.Count];
            while (stretches.Count < Lanes.Count && waiting.TryDequeue(out var stretch))
            {
                var lane = stretches.Count;
                var signal = signals[stretch.Signal];
                stretches.Add(stretch);
                first[lane] = before - stretch.Start;
                end[lane] = first[lane] + signal.Length;
                for (var row = 0; row < rows; row++)
                {
                    lanes[(row * Lanes.Count) + lane] = Extended(signal, (int)(row - first[lane]), filter.PaddingRows);
                }
            }

            var output = Push(filter, first, end, lanes);
            for (var lane = 0; lane < stretches.Count; lane++)
            {
                var (signal, start) = stretches[lane];
                for (var i = 0; i < Math.Min(stretchRows, signals[signal].Length - start); i++)
                {
                    outputs[signal][start + i] = output[((before + i) * Lanes.Count) + lane];
                }
            }
        }

        return outputs;
    }

    private static double Extended(double[] signal, int at, int paddingRows)
    {
        var padding = Math.Min(paddingRows, signal.Length - 1);
        var last = signal.Length - 1;
        return at < 0 ? (2 * signal[0]) - signal[Math.Min(-at, padding)]
            : at > last ? (2 * signal[last]) - signal[last - Math.Min(at - last, padding)]
            : signal[at];
    }

    private static double[] Push(LaneFilter filter, long[] first, long[] end, double[] lanes)
    {
        filter.Begin(first, end);
        var output = new List<double>();
        var space = new double[filter.OutputCapacity(777)];
        for (var i = 0; i < lanes.Length; i += 777 * Lanes.Count)
        {
            var count = filter.Process(lanes.AsSpan(i, Math.Min(777 * Lanes.Count, lanes.Length - i)), space);
            output.AddRange(space.AsSpan(0, count));
        }

        for (var count = filter.Complete(space); count > 0; count = filter.Complete(space))
        {
            output.AddRange(space.AsSpan(0, count));
        }

        Assert.Equal(lanes.Length, output.Count);
        return [.. output];
    }

    /// <summary>Noise with bursts on an offset, and mains with harmonics in most signals.</summary>
    private static double[] Signal(SamplingRate rate, int rows, int seed)
    {
        var random = new Random(seed);
        var noise = LaneSignals.Lane(LaneSignals.Noise(rows, seed), 0);
        var mains = (seed % 4) switch { 0 => 0.0, 1 => 50.03, 2 => 59.9, _ => 50 };
        var (burst, level) = (0, 1.0);
        for (var row = 0; row < rows; row++)
        {
            if (burst-- == 0)
            {
                level = level > 1 ? 1 : 20;
                burst = random.Next(50, (int)rate.Hertz);
            }

            var t = rate.SecondsOf(row);
            var phase = 2 * Math.PI * mains * t;
            noise[row] = (noise[row] * level) + (100 * ((seed % 3) - 1)) + (mains == 0 ? 0 : 5 * (Math.Sin(phase) + (0.3 * Math.Sin((3 * phase) + 1))));
        }

        return noise;
    }
}
