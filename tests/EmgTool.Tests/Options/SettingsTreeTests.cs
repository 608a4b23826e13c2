using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Settings;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

/// <summary>The table of settings in the core and the types that settings files are read into say the same.</summary>
public sealed class SettingsTreeTests
{
    [Fact]
    public void The_table_knows_every_setting_in_the_order_of_a_file() =>
        Assert.Equal(SettingPath.All, AnalysisSettings.Table.Settings.Select(setting => setting.Path));

    [Fact]
    public void The_table_knows_every_group() => Assert.Equal(
        SettingPath.All.SelectMany(path => Enumerable.Range(0, path.Length).Where(i => path[i] == '.').Select(i => path[..i])).Distinct().Order(StringComparer.Ordinal),
        AnalysisSettings.Table.Groups.Select(group => group.Path).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Preset.Surface)]
    [InlineData(Preset.Needle)]
    [InlineData(Preset.Sleep)]
    public void The_table_looks_at_the_setting_that_it_names(Preset preset)
    {
        // All values different from each other, so that no setting can stand for another.
        var settings = Presets.Of(preset).Settings;
        var different = 0;
        foreach (var setting in AnalysisSettings.Table.Settings.Where(setting => setting.Value is not null))
        {
            settings = SettingPath.Apply(settings, setting.Path, (100 + different++).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var values = SettingsTree.Values(settings);

        // The default detector has none of the parameters that others have.
        Assert.All(AnalysisSettings.Table.Settings.Where(setting => !setting.Path.StartsWith("detector.parameters.", StringComparison.Ordinal)), setting =>
        {
            Assert.Equal(values[setting.Path].GetValueKind() == JsonValueKind.Number, setting.Value is not null);
            Assert.Equal(setting.Value is null, setting.Range is null);
            if (setting.Value is { } value)
            {
                Assert.Equal(values[setting.Path].GetValue<double>(), value(settings));
            }
        });
    }

    [Fact]
    public void Orders_name_settings_that_are_numbers() => Assert.All(
        AnalysisSettings.Table.Orders.SelectMany(order => new[] { order.Lower, order.Upper }),
        path => Assert.NotNull(AnalysisSettings.Table.Find(path)?.Value));
}
