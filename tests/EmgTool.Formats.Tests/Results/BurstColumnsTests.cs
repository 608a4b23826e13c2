using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public class BurstColumnsTests
{
    [Fact]
    public void The_first_columns_are_recording_channel_onset_duration_label() =>
        Assert.Equal(["recording", "channel", "onset", "duration", "label"], BurstColumns.All.Take(5).Select(column => column.Name));

    [Fact]
    public void Names_are_unique_and_every_column_says_what_it_is()
    {
        Assert.Equal(BurstColumns.All.Count, BurstColumns.All.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(BurstColumns.All, column => Assert.NotEmpty(column.Description));
    }

    [Fact]
    public void Microvolts_are_empty_where_the_unit_is_no_voltage()
    {
        var result = SampleResults.Result(unit: SignalUnit.Counts);
        var row = ResultRows.Bursts(result).First();
        Assert.All(
            BurstColumns.All.Where(column => column.Unit.StartsWith("uV", StringComparison.Ordinal)),
            column => Assert.Equal(ResultValue.Missing, column.Value(row)));
        Assert.Equal("14.2", Cell(row, "snr_db"));
    }

    [Fact]
    public void Flags_of_burst_and_label_stand_together()
    {
        var channel = SampleResults.Channel();
        var burst = SampleResults.Burst(flags: BurstFlags.TouchesStart | BurstFlags.TouchesEnd | BurstFlags.Ecg);
        var row = new BurstRow(SampleResults.Recording(channels: channel), "EMG1", SampleResults.ChannelResult(channel, burst), burst);
        Assert.Equal("touches-start;touches-end;ecg;ambiguous", Cell(row, "flags"));
    }

    [Fact]
    public void A_burst_outside_a_train_has_no_train_number()
    {
        var channel = SampleResults.Channel();
        var burst = SampleResults.Burst() with { Train = 0 };
        Assert.Equal("", Cell(new BurstRow(SampleResults.Recording(), "EMG1", SampleResults.ChannelResult(channel, burst), burst), "train"));
    }

    private static string Cell(BurstRow row, string column) => BurstColumns.All.Single(c => string.Equals(c.Name, column, StringComparison.Ordinal)).Value(row).Text;
}
