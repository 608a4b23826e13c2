using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class SettingPathTests
{
    private static readonly AnalysisSettings Default = new();

    [Fact]
    public void A_number_is_set_and_everything_else_stays()
    {
        var before = Default with { Filter = new() { HighHz = 300, Mains = MainsMode.Hz60 } };
        Assert.Equal(before with { Detection = before.Detection with { MergeSeconds = 0.02 } }, SettingPath.Apply(before, "detection.merge_seconds", "0.02"));
    }

    [Fact]
    public void A_setting_of_a_group_within_a_group_is_set() => Assert.Equal(
        new DetectionScale(0.003, 20, 2.5),
        SettingPath.Apply(Default, "detection.unit.threshold", "20").Detection.Unit);

    [Theory]
    [InlineData("off", MainsMode.Off)]
    [InlineData("50", MainsMode.Hz50)]
    public void A_name_is_text_even_where_it_looks_like_a_number(string text, MainsMode mode) =>
        Assert.Equal(mode, SettingPath.Apply(Default, "filter.mains", text).Filter.Mains);

    [Fact]
    public void A_whole_number_is_set() => Assert.Equal(4, SettingPath.Apply(Default, "filter.order", "4").Filter.Order);

    [Theory]
    [InlineData("detection.merge_second", "there is no setting 'detection.merge_second'", "did you mean detection.merge_seconds?")]
    [InlineData("detection.merge", "there is no setting 'detection.merge'", "did you mean detection.merge_seconds?")]
    [InlineData("merge_seconds", "there is no setting 'merge_seconds'", "did you mean detection.merge_seconds or detector.parameters.merge_seconds?")]
    [InlineData("filter.floor_second", "there is no setting 'filter.floor_second'", "did you mean detection.floor_seconds?")]
    [InlineData("detection.unit.seconds.x", "there is no setting 'detection.unit.seconds.x'", "did you mean detection.unit.seconds?")]
    [InlineData("zzzzzzzzzzzzz", "there is no setting 'zzzzzzzzzzzzz'", "'emgtool settings show' lists all of them")]
    [InlineData("preset", "a preset is what the settings start from and not one of them", "use --preset NAME")]
    [InlineData("detection.unit", "'detection.unit' is a group of settings", "set one of detection.unit.seconds, detection.unit.threshold, detection.unit.low")]
    public void A_path_that_leads_nowhere_is_refused_with_the_nearest(string path, string message, string hint)
    {
        var error = Assert.Throws<SettingsException>(() => SettingPath.Apply(Default, path, "1"));
        Assert.Equal((message, hint), (error.Message, error.Hint));
    }

    [Theory]
    [InlineData("detection.merge_seconds", "40ms", "detection.merge_seconds: '40ms' is not a number; a number of seconds is needed")]
    [InlineData("detection.merge_seconds", "0,04", "detection.merge_seconds: '0,04' is not a number; decimals follow a point: 0.04; a number of seconds is needed")]
    [InlineData("detection.merge_seconds", "NaN", "detection.merge_seconds: 'NaN' is not a number; a number of seconds is needed")]
    [InlineData("detection.merge_seconds", "1e999", "detection.merge_seconds: '1e999' is not a number; a number of seconds is needed")]
    [InlineData("detection.merge_seconds", "", "detection.merge_seconds: '' is not a number; a number of seconds is needed")]
    [InlineData("detection.movement.on", "yes", "detection.movement.on: 'yes' is neither true nor false")]
    [InlineData("filter.order", "2.5", "filter.order: '2.5' is not a whole number")]
    [InlineData("filter.mains", "55", "filter.mains: '55' is none of auto, off, 50, 60")]
    public void A_value_that_a_setting_does_not_take_is_refused(string path, string value, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => SettingPath.Apply(Default, path, value)).Message);

    [Theory]
    [InlineData("a.b=1", "a.b", "1")]
    [InlineData("a.b = c=d ", "a.b", "c=d")]
    [InlineData("a.b=", "a.b", "")]
    public void The_first_equals_sign_separates_path_and_value(string text, string path, string value) => Assert.Equal((path, value), SettingPath.Split(text));

    [Theory]
    [InlineData("detection.merge_seconds")]
    [InlineData("=1")]
    public void What_sets_nothing_is_refused(string text) =>
        Assert.Equal($"'{text}' sets nothing", Assert.Throws<SettingsException>(() => SettingPath.Split(text)).Message);
}
