using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class ClockColumnTests
{
    private static readonly DateTime Noon = new(2025, 7, 17, 15, 34, 45, 690, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff")]
    [InlineData("yyyy-MM-ddTHH:mm:ss.fffZ")]
    [InlineData("yyyy/MM/dd HH:mm:ss.fffffff")]
    [InlineData("dd.MM.yyyy HH:mm:ss.fff")]
    [InlineData("d.M.yyyy H:mm:ss.fff")]
    [InlineData("MM/dd/yyyy hh:mm:ss.fff tt")]
    [InlineData("yyyy-MM-ddTHH:mm:ss,fff+02:00")]
    public void Dates_with_times_are_time_base_and_start(string format)
    {
        // Rows at 1 kHz across midnight, written as the format says.
        var first = Noon.Date.AddDays(1).AddMilliseconds(-500);
        using var reader = Reading.Text(Table("Timestamp;EMG_uV", row => first.AddMilliseconds(row).ToString(format.Replace("Z", "'Z'", StringComparison.Ordinal), CultureInfo.InvariantCulture), ';'));
        var channel = Assert.Single(reader.Recording.Channels);
        Assert.Equal((new SamplingRate(1000), "EMG"), (channel.Rate, channel.Name));
        Assert.Equal([new Segment(0, 1000, 0)], channel.Segments);
        Assert.Equal(first, reader.Recording.Start);
        Assert.Contains(reader.Recording.Details, detail => detail is { Key: "time origin", Value: "2025-07-17 23:59:59.5 in the file is 0 here" });
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void Times_of_the_day_go_on_behind_midnight_and_give_no_date()
    {
        var first = new TimeSpan(0, 23, 59, 59, 500);
        using var reader = Reading.Text(Table("time,EMG_uV", row => (first + TimeSpan.FromMilliseconds(row)).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture), ','));
        Assert.Equal([new Segment(0, 1000, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Null(reader.Recording.Start);
    }

    [Fact]
    public void An_elapsed_time_keeps_its_start()
    {
        using var reader = Reading.Text("time\tEMG_uV\n0:00:20.50\t1\n0:00:20.51\t2\n0:00:20.52\t3\n");
        Assert.Equal([new Segment(0, 3, 20.5m)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new SamplingRate(100), reader.Recording.Channels[0].Rate);
    }

    [Theory]
    [InlineData("time", 0, '.')]
    [InlineData("lap", 3590, ',')]
    public void Minutes_and_seconds_are_an_elapsed_time(string title, int first, char sign)
    {
        var times = Enumerable.Range(0, 20_000).Select(row => (first * 1000) + row);
        using var reader = Reading.Text($"{title};EMG_uV\n" + string.Concat(times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time / 60_000:00}:{time / 1000 % 60:00}{sign}{time % 1000:000};{time % 7}\n"))));
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Equal([new Segment(0, 20_000, first)], reader.Recording.Channels[0].Segments);
        Assert.Contains(new("time format", "minutes:seconds"), reader.Recording.Details);
        Assert.Null(reader.Recording.Start);
    }

    [Fact]
    public void A_date_and_a_time_may_stand_in_two_columns_in_either_order()
    {
        foreach (var isDateFirst in (ReadOnlySpan<bool>)[true, false])
        {
            var text = new StringBuilder(isDateFirst ? "Date,Time,EMG_uV\n" : "Time,Date,EMG_uV\n");
            for (var row = 0; row < 300; row++)
            {
                // A pause of three days behind row 200.
                var time = Noon.Date.AddDays(row < 200 ? 1 : 4).AddMilliseconds(10 * (row - 100));
                string[] fields = [time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)];
                text.Append(CultureInfo.InvariantCulture, $"{fields[isDateFirst ? 0 : 1]},{fields[isDateFirst ? 1 : 0]},{row}\n");
            }

            using var reader = Reading.Text(text.ToString());
            Assert.Equal([new Segment(0, 200, 0), new Segment(200, 100, (3 * 86400) + 2)], reader.Recording.Channels[0].Segments);
            Assert.Equal(Noon.Date.AddDays(1).AddSeconds(-1), reader.Recording.Start);
        }
    }

    [Fact]
    public void A_pause_in_the_clock_is_a_gap()
    {
        using var reader = Reading.Text(Table("clock,EMG_uV", row => Noon.AddMilliseconds(row < 400 ? row : row + 2500).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture), ','));
        Assert.Equal([new Segment(0, 400, 0), new Segment(400, 600, 2.9m)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void A_day_and_a_month_that_could_be_the_other_way_round_give_no_date()
    {
        using var ambiguous = Reading.Text("time;EMG_uV\n03/04/2025 10:00:00.00;1\n03/04/2025 10:00:00.01;2\n03/04/2025 10:00:00.02;3\n");
        Assert.Null(ambiguous.Recording.Start);
        Assert.Contains(new("date order", "month first, a guess: no date is taken from it"), ambiguous.Recording.Details);
        Assert.Equal(new SamplingRate(100), ambiguous.Recording.Channels[0].Rate);
        using var clear = Reading.Text("time;EMG_uV\n23/04/2025 10:00:00.00;1\n23/04/2025 10:00:00.01;2\n23/04/2025 10:00:00.02;3\n");
        Assert.Equal(new DateTime(2025, 4, 23, 10, 0, 0, DateTimeKind.Unspecified), clear.Recording.Start);
        Assert.DoesNotContain(clear.Recording.Details, detail => detail.Key is "date order" or "time zone");
    }

    [Theory]
    [InlineData("Z", "universal time")]
    [InlineData("+00:00", "universal time")]
    [InlineData("+01:00", "+01:00, times are local to it")]
    [InlineData("-0530", "-05:30, times are local to it")]
    public void A_time_zone_is_told(string zone, string expected)
    {
        using var reader = Reading.Text($"time;EMG_uV\n2025-04-23T10:00:00.00{zone};1\n2025-04-23T10:00:00.01{zone};2\n2025-04-23T10:00:00.02{zone};3\n");
        Assert.Equal(new DateTime(2025, 4, 23, 10, 0, 0, DateTimeKind.Unspecified), reader.Recording.Start);
        Assert.Contains(new("time zone", expected), reader.Recording.Details);
    }

    [Theory]
    [InlineData(1700000000.25, 0.001, 1000)]
    [InlineData(1700000000250.0, 1, 1000)]
    [InlineData(1700000000250000.0, 500, 2000)]
    public void Calendar_seconds_and_their_parts_give_the_start_too(double first, double step, int hertz)
    {
        using var reader = Reading.Text(Table("timestamp,EMG_uV", row => ((decimal)first + (row * (decimal)step)).ToString(CultureInfo.InvariantCulture), ','));
        Assert.Equal(new SamplingRate(hertz), reader.Recording.Channels[0].Rate);
        Assert.Equal([new Segment(0, 1000, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, 250, DateTimeKind.Unspecified), reader.Recording.Start);
    }

    [Theory]
    [InlineData("10:00:00.00,1\n10:00:00.01,2\nx,3\n", "BAD_TIME", "line 4, column 'time': 'x'")]
    [InlineData("10:00:00.00,1\n10:00:00.01,2\n10:61:00.02,3\n", "BAD_TIME", "10:61:00.02")]
    [InlineData("10:00:00.00,1\n,2\n10:00:00.02,3\n", "TIME_MISSING", "line 4")]
    public void What_is_no_time_is_named(string rows, string code, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("time,EMG_uV\n" + rows));
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-30 10:00:00")]
    [InlineData("24:00")]
    [InlineData("12:30:45.")]
    [InlineData("00:61.5")]
    [InlineData("1:2.345")]
    [InlineData("2025-07-17 10:00.5")]
    [InlineData("1:2:3")]
    [InlineData("10:00:61")]
    [InlineData("2025-07-17T")]
    [InlineData("2025-07/17")]
    [InlineData("1.2.3")]
    [InlineData("13:00:00 PM")]
    [InlineData("2025-07-17T10:00:00+1")]
    [InlineData("99999999999999999999:00:00")]
    public void Other_texts_are_no_clock(string text) => Assert.False(ClockText.TryRead(Encoding.ASCII.GetBytes(text), out _));

    private static string Table(string titles, Func<int, string> time, char delimiter)
    {
        var text = new StringBuilder(titles + "\n");
        for (var row = 0; row < 1000; row++)
        {
            text.Append(time(row)).Append(delimiter).Append(row % 7).Append('\n');
        }

        return text.ToString();
    }
}
