using EmgTool.Core;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class VariedSettingTests
{
    [Theory]
    [InlineData("a.b=1,2.5, 3", "1 2.5 3")]
    [InlineData("a.b=0.1:0.5:0.1", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("a.b=0.02:0.05:0.02", "0.02 0.04")]
    [InlineData("a.b=5:5:1", "5")]
    [InlineData("a.b=-1:1:1", "-1 0 1")]
    [InlineData("a.b=1,1:3:1,2,1.0:1.0:1", "1 2 3")]
    [InlineData("a.b=auto,off", "auto off")]
    [CommaCulture]
    public void Values_and_ranges_are_written_out_once_each_in_any_culture(string text, string values)
    {
        var setting = VariedSetting.Read(text);
        Assert.Equal(("a.b", values), (setting.Path, string.Join(' ', setting.Values)));
    }

    [Theory]
    [InlineData("a.b", "'a.b' sets nothing")]
    [InlineData("a.b=1:2", "'1:2' is no range")]
    [InlineData("a.b=1:2:0", "'1:2:0' is no range")]
    [InlineData("a.b=1:2:-1", "'1:2:-1' is no range")]
    [InlineData("a.b=2:1:0.1", "'2:1:0.1' is no range")]
    [InlineData("a.b=1:x:1", "'x' is not a number below a thousand million")]
    [InlineData("a.b=1:1e20:1", "'1e20' is not a number below a thousand million")]
    [InlineData("a.b=0:1:0.00001", "a.b: more than 10000 values")]
    [InlineData("a.b=0:1e8:1e-9", "a.b: more than 10000 values")]
    public void What_is_no_list_of_values_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => VariedSetting.Read(text)).Message);
}
