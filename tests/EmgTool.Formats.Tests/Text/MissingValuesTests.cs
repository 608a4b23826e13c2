using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class MissingValuesTests
{
    private const string Holes = "time_s,EMG_uV,TA_uV\n0.00,1,1\n0.01,NaN,2\n0.02,4,3\n0.03,,4\n0.04,-,5\n0.05,*,6\n0.06,8,7\n0.07,9,\n";

    private static readonly ReadOptions Filling = new() { Missing = MissingPolicy.Interpolate, MaximumGapSeconds = 0.02m };

    [Fact]
    public void Refused_if_asked_with_column_line_and_number()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(Holes, new() { Missing = MissingPolicy.Error }));
        Assert.Equal("MISSING_VALUES", error.Code);
        Assert.Contains("column 'EMG', line 3: 4 values are missing", error.Message, StringComparison.Ordinal);

        // The end of a channel is no missing value.
        using var tail = Reading.Text("time_s,a_uV,b_uV\n0.0,1,1\n0.1,2,\n0.2,3,\n", new() { Missing = MissingPolicy.Error });
        Assert.Equal([3, 1], tail.Recording.Channels.Select(channel => channel.SampleCount));
    }

    [Fact]
    public void Short_runs_are_filled_by_straight_lines_and_longer_ones_cut()
    {
        using var reader = Reading.Text(Holes, Filling);
        var channel = reader.Recording.Channels[0];
        Assert.Equal([1.0, 2.5, 4, 8, 9], Samples.Of(reader));
        Assert.Equal([new Segment(0, 3, 0), new Segment(3, 2, 0.06m)], channel.Segments);
        Assert.Equal(3, channel.MissingSamples);
        Assert.Equal("MISSING_FILLED|MISSING_VALUES", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
        Assert.Contains(new("missing values", "3, and 1 filled by straight lines"), reader.Recording.Details);

        using var all = Reading.Text(Holes, Filling with { MaximumGapSeconds = 0.03m });
        Assert.Equal([1.0, 2.5, 4, 5, 6, 7, 8, 9], Samples.Of(all));
        Assert.Equal([new Segment(0, 8, 0)], all.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Filling_does_not_bridge_a_gap_in_time()
    {
        using var reader = Reading.Text("time_s,EMG_uV\n0.00,1\n0.01,2\n0.02,NaN\n0.50,4\n0.51,5\n0.52,NaN\n0.53,7\n0.54,8\n", Filling);
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 5, 0.50m)], reader.Recording.Channels[0].Segments);
        Assert.Equal([1.0, 2, 4, 5, 6, 7, 8], Samples.Of(reader));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    public void Filled_values_are_the_same_however_the_channel_is_read(long memoryBytes)
    {
        const int Rows = 20_000;
        var random = new Random(5);
        var truth = new double[Rows];
        var text = new StringBuilder("EMG_uV;b_uV\n");
        for (var row = 0; row < Rows; row++)
        {
            // On a straight line that bends at the rows that are never missing, so that filling gives the truth.
            truth[row] = (row / 8 % 2 == 0 ? row % 8 : 8 - (row % 8)) / 4.0;
            text.Append(row % 8 != 0 && row < Rows - 8 && random.Next(3) == 0 ? "NaN" : truth[row].ToString(CultureInfo.InvariantCulture)).Append(";1\n");
        }

        using var reader = Reading.Text(text.ToString(), new() { Rate = new SamplingRate(1000), Missing = MissingPolicy.Interpolate }, memoryBytes: memoryBytes);
        Assert.Equal([new Segment(0, Rows, 0)], reader.Recording.Channels[0].Segments);
        foreach (var block in (ReadOnlySpan<int>)[1, 7, 4096])
        {
            Assert.Equal(truth, Samples.Of(reader, 0, block).Select(value => Math.Round(value, 12)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    public void A_value_in_every_fourth_row_is_a_channel_of_a_quarter_of_the_rate(string nothing)
    {
        var text = new StringBuilder("time_s,EMG_uV,ACC [g]\n");
        for (var row = 0; row < 4000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row / 2000m},{row},{(row % 4 == 1 && row is < 1000 or > 1010 ? row / 4 : nothing)}\n");
        }

        using var reader = Reading.Text(text.ToString(), new() { Missing = MissingPolicy.Segment });
        var slow = reader.Recording.Channels[1];
        Assert.Equal(new SamplingRate(500), slow.Rate);
        Assert.Equal([new Segment(0, 250, 0.0005m), new Segment(250, 747, 0.5065m)], slow.Segments);
        Assert.Equal(3, slow.MissingSamples);
        Assert.Equal(Enumerable.Range(0, 1000).Where(value => value is < 250 or > 252).Select(value => (double)value), Samples.Of(reader, 1));
        Assert.Contains(reader.Recording.Details, detail => detail is { Key: "slower channel", Value: "'ACC' has one value in 4 rows, 500 Hz" });
        Assert.Equal((new SamplingRate(2000), 4000), (reader.Recording.Channels[0].Rate, reader.Recording.Channels[0].SampleCount));
    }

    [Fact]
    public void A_gap_in_time_cuts_a_slow_channel_at_the_right_row()
    {
        var text = new StringBuilder("time_s,EMG_uV,ACC [g]\n");
        for (var row = 0; row < 600; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(row < 301 ? row : row + 1000) / 1000m},{row},{(row % 3 == 0 ? row : "")}\n");
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal([new Segment(0, 101, 0), new Segment(101, 99, 1.303m)], reader.Recording.Channels[1].Segments);
    }
}
