using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class ColumnTitleTests
{
    [Theory]
    [InlineData("EMG_mV", "EMG", "mV")]
    [InlineData("EMG (uV)", "EMG", "uV")]
    [InlineData("EMG M. biceps [µV]", "EMG M. biceps", "µV")]
    [InlineData("VMO RT, uV", "VMO RT", "uV")]
    [InlineData("EMG / mV", "EMG", "mV")]
    [InlineData("EMG mV", "EMG", "mV")]
    [InlineData("Ultium EMG.EMG 1 (uV)", "Ultium EMG.EMG 1", "uV")]
    [InlineData("knee_deg", "knee", "deg")]
    [InlineData("ACC X (mG)", "ACC X", "mG")]
    [InlineData("EMG [?V]", "EMG", "?V")]
    [InlineData("EMG_counts", "EMG", "counts")]
    [InlineData("EMG", "EMG", "")]
    [InlineData("Leg_L", "Leg_L", "")]
    [InlineData("EMG_raw", "EMG_raw", "")]
    [InlineData("ACC_G", "ACC_G", "")]
    [InlineData("muscle (left)", "muscle (left)", "")]
    [InlineData("Sensor V", "Sensor V", "")]
    [InlineData("mV", "mV", "")]
    public void Name_and_unit_are_told_apart(string title, string name, string unit)
    {
        var column = ColumnTitle.Read(title);
        Assert.Equal((name, unit, ColumnRole.Samples), (column.Name, column.Unit.Text, column.Role));
    }

    [Theory]
    [InlineData("time", 0)]
    [InlineData("t", 0)]
    [InlineData("time_s", 1)]
    [InlineData("Time (ms)", 0.001)]
    [InlineData("Zeit [s]", 1)]
    [InlineData("X[s]", 1)]
    [InlineData("msec", 0.001)]
    [InlineData("seconds", 1)]
    [InlineData("time, s", 1)]
    public void Times_are_known_by_name_and_unit(string title, double seconds)
    {
        var column = ColumnTitle.Read(title);
        Assert.Equal((ColumnRole.Time, (decimal)seconds), (column.Role, column.SecondsPerUnit));
    }

    [Theory]
    [InlineData("Frame")]
    [InlineData("nSeq")]
    [InlineData("Sub Frame")]
    public void Running_numbers_are_no_channel(string title) => Assert.Equal(ColumnRole.Counter, ColumnTitle.Read(title).Role);

    [Theory]
    [InlineData("x")]
    [InlineData("tibialis")]
    [InlineData("Sample EMG")]
    public void Other_names_are_channels(string title) => Assert.Equal(ColumnRole.Samples, ColumnTitle.Read(title).Role);

    [Fact]
    public void A_destroyed_micro_sign_stays_unknown() => Assert.Equal(UnitKind.Unknown, ColumnTitle.Read("EMG [?V]").Unit.Kind);
}
