using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class TimeColumnTests
{
    [Theory]
    [InlineData(4000, 1, 5, 50_860)]
    [InlineData(34000, 27, 6, 3000)]
    [InlineData(34000, 27, 9, 500)]
    [InlineData(52000, 27, 7, 20_000)]
    [InlineData(2000, 1, 3, 5001)]
    [InlineData(2000, 1, 3, 5002)]
    [InlineData(1024, 1, 4, 4000)]
    [InlineData(100, 3, 4, 700)]
    [InlineData(700, 1, 3, 5000)]
    [InlineData(990, 1, 3, 5000)]
    public void The_rate_of_rounded_times_is_found_exactly(long numerator, long denominator, int decimals, int rows)
    {
        var rate = new SamplingRate(numerator, denominator);
        using var reader = Reading.Text(Table(rows, row => Math.Round((decimal)row * denominator / numerator, decimals), decimals));
        var channel = reader.Recording.Channels[0];
        Assert.Equal(rate, channel.Rate);
        Assert.Equal([new Segment(0, rows, 0)], channel.Segments);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void Any_rate_is_found_within_the_rounding_of_the_times() =>
        Prop.ForAll(Gen.Choose(20_000, 5_000_000).Zip(Gen.Choose(2, 400)).ToArbitrary(), pair =>
        {
            var hertz = pair.Item1 / 1000m;
            var rows = pair.Item2 + 1;
            using var reader = Reading.Text(Table(rows, row => Math.Round(row / hertz, 6), 6));
            var found = reader.Recording.Channels[0].Rate;
            var duration = (rows - 1) / (double)hertz;
            return Math.Abs(found.Hertz - (double)hertz) <= (double)hertz * 2.1e-6 / (duration - 2e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rate_that_the_rounding_allows_is_told_beside_that_of_the_ends()
    {
        // Steps of 7 ms in times of 10 ms: 428 steps in 3.00 s are 142.667 Hz.
        using var reader = Reading.Text(Table(429, row => Math.Round(row * 0.007m, 2), 2));
        Assert.Equal(new SamplingRate(143), reader.Recording.Channels[0].Rate);
        Assert.Contains(new("sampling rate", "143 Hz from time column 'time_s', from its end points (142.66667 Hz) within the rounding of the times"), reader.Recording.Details);
        using var exact = Reading.Text(Table(429, row => row * 0.007m, 3));
        Assert.Equal(new SamplingRate(1000, 7), exact.Recording.Channels[0].Rate);
        Assert.EndsWith("from its end points", exact.Recording.Details.Single(detail => string.Equals(detail.Key, "sampling rate", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rate_is_outside_of_the_rounding_of_the_ends() =>
        Prop.ForAll(Gen.Choose(1001, 3000).Zip(Gen.Choose(1, 999)).ToArbitrary(), pair =>
        {
            // The ends of an interval of durations, as times of few digits give it.
            var (estimate, share) = (pair.Item1 / 100m, pair.Item2 / 10_000m);
            var (low, high) = (estimate / (1 + share), estimate / (1 - share));
            var (numerator, denominator) = SimplestFraction.Between(low, high, estimate);
            return numerator >= low * denominator && numerator <= high * denominator;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_first_column_that_rises_by_the_same_fraction_is_time_whatever_its_title()
    {
        var table = Table(200, row => row / 1000m, 3);
        using var reader = Reading.Text(table.Replace("time_s", "a", StringComparison.Ordinal));
        Assert.Equal(("EMG", new SamplingRate(1000)), (Assert.Single(reader.Recording.Channels).Name, reader.Recording.Channels[0].Rate));
        Assert.Contains(new("sampling rate", "1000 Hz from column 'a', taken as time as it rises evenly, from its end points, taken as seconds"), reader.Recording.Details);

        // By its title or unit, or by the rate that is stated, it is a signal.
        Assert.Equal("RATE_UNKNOWN", Assert.Throws<RecordingException>(() => Reading.Text(table.Replace("time_s", "a_mV", StringComparison.Ordinal))).Code);
        using var rated = Reading.Text(table.Replace("time_s", "a", StringComparison.Ordinal), new ReadOptions { Rate = new SamplingRate(500) });
        Assert.Equal(["a", "EMG"], rated.Recording.Channels.Select(channel => channel.Name));
    }

    [Theory]
    [InlineData(50, 0.001, 0)]
    [InlineData(300, 1, 0)]
    [InlineData(300, 0.2, 0)]
    [InlineData(300, 0.001, 0.003)]
    public void Other_first_columns_are_no_time_and_the_hint_says_what_to_do(int rows, double step, double bend)
    {
        var text = "a,EMG_uV\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(row * step) + (row == 20 ? bend : 0):F3},{row % 7}\n")));
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal("RATE_UNKNOWN", error.Code);
        Assert.Contains("--time-column", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_time_is_kept_as_start()
    {
        using var reader = Reading.Text("time_s,EMG_uV\n20.670,1\n20.671,2\n20.672,3\n");
        Assert.Equal(20.670m, reader.Recording.Channels[0].Segments[0].StartSeconds);
        Assert.Equal(20.673, reader.Recording.DurationSeconds, 1e-9);
    }

    [Fact]
    public void Seconds_since_1970_become_seconds_of_the_recording()
    {
        using var reader = Reading.Text("timestamp,EMG_uV\n1700000000.000,1\n1700000000.001,2\n1700000000.002,3\n");
        Assert.Equal([new Segment(0, 3, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Contains(reader.Recording.Details, detail => string.Equals(detail.Key, "time origin", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_in_time_cuts_all_channels_and_later_times_stay_right()
    {
        using var reader = Reading.Text(Table(200, row => row < 100 ? row / 1000m : (row / 1000m) + 5, 3));
        var channel = reader.Recording.Channels[0];
        Assert.Equal([new Segment(0, 100, 0), new Segment(100, 100, 5.1m)], channel.Segments);
        Assert.Equal(new SamplingRate(1000), channel.Rate);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void A_single_lost_row_is_a_gap()
    {
        using var reader = Reading.Text(Table(100, row => (row < 50 ? row : row + 1) / 1000m, 3));
        Assert.Equal([new Segment(0, 50, 0), new Segment(50, 50, 0.051m)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Missing_values_and_gaps_together_give_the_times_of_the_rows()
    {
        var text = new StringBuilder("time_s,EMG_uV\n");
        for (var row = 0; row < 30; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(row < 20 ? row : row + 100) / 100m:F2},{(row is 10 or 25 ? "NaN" : row)}\n");
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal(
            [new Segment(0, 10, 0), new Segment(10, 9, 0.11m), new Segment(19, 5, 1.2m), new Segment(24, 4, 1.26m)],
            reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Time_that_goes_back_starts_a_segment_with_a_warning()
    {
        using var reader = Reading.Text(Table(400, row => (row % 200) / 1000m, 3));
        Assert.Equal([new Segment(0, 200, 0), new Segment(200, 200, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal("TIME_OVERLAP", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Steps_that_are_long_and_short_in_turn_are_no_gaps(int phase)
    {
        // Steps of 1.7 and 0.3 ms; more rows than a block of the reader has.
        using var reader = Reading.Text(Table(5000, row => (row / 1000m) + ((row + phase) % 2 * 0.0007m), 4));
        var channel = reader.Recording.Channels[0];
        Assert.Equal([new Segment(0, 5000, phase * 0.0007m)], channel.Segments);
        Assert.Equal(1000, channel.Rate.Hertz, 0.2);
        Assert.Equal("TIME_JITTER", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    public void A_lost_row_is_a_gap_wherever_it_is(int lost)
    {
        using var reader = Reading.Text(Table(5000, row => (row < lost ? row : row + 1) / 1000m, 3));
        Assert.Equal([new Segment(0, lost, 0), new Segment(lost, 5000 - lost, (lost + 1) / 1000m)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Jitter_is_warned_of_and_does_not_move_the_rate()
    {
        var random = new Random(3);
        using var reader = Reading.Text(Table(2001, row => (row / 1000m) + (row is 0 or 2000 ? 0 : (decimal)((random.NextDouble() - 0.5) * 0.0008)), 6));
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Equal("TIME_JITTER", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void A_stated_rate_that_agrees_with_the_times_is_taken_as_it_is()
    {
        using var reader = Reading.Text("# sampling rate: 1259.259 Hz\n" + Table(100, row => Math.Round(row / 1259.259m, 4), 4));
        Assert.Equal(new SamplingRate(1259259, 1000), reader.Recording.Channels[0].Rate);
    }

    [Fact]
    public void The_users_rate_goes_before_a_time_column_that_says_otherwise()
    {
        using var reader = Reading.Text("time,EMG_uV\n0,1\n1,2\n2,3\n", new ReadOptions { Rate = new SamplingRate(1000) });
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Equal([new Segment(0, 3, 0)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void A_time_column_before_every_channel_gives_each_its_rate()
    {
        var text = new StringBuilder("X[s],\"EMG 1 [V]\",X[s],\"ACC.X 1 [g]\"\n");
        for (var row = 0; row < 85; row++)
        {
            var slow = row < 10 ? string.Create(CultureInfo.InvariantCulture, $"{row * 0.00675m},{row}") : ",";
            text.Append(CultureInfo.InvariantCulture, $"{Math.Round(row * 27 / 34000m, 9)},{row},{slow}\n");
        }

        using var reader = Reading.Text(text.ToString());
        var channels = reader.Recording.Channels;
        Assert.Equal((new SamplingRate(34000, 27), 85L), (channels[0].Rate, channels[0].SampleCount));
        Assert.Equal((new SamplingRate(4000, 27), 10L), (channels[1].Rate, channels[1].SampleCount));
        Assert.Equal(ChannelKind.Motion, channels[1].Kind);
    }

    private static string Table(int rows, Func<int, decimal> time, int decimals)
    {
        var text = new StringBuilder("time_s,EMG_uV\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(time(row).ToString("F" + decimals, CultureInfo.InvariantCulture)).Append(',').Append((row * 37) % 101).Append('\n');
        }

        return text.ToString();
    }
}
