using EmgTool.Core;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class VariantGridTests
{
    private static readonly Variant Default = new("surface", new AnalysisSettings());
    private static readonly Variant Other = new("b", new AnalysisSettings { Filter = new() { LowHz = 40 } });

    [Fact]
    public void Every_combination_comes_once_the_last_setting_changing_first()
    {
        var grid = Grid([Default], "detection.merge_seconds=0.02,0.05", "filter.order=2,4");
        Variant[] all = [.. Enumerable.Range(0, (int)grid.Count).Select(index => grid.At(index))];
        Assert.Equal(["merge_seconds=0.02 order=2", "merge_seconds=0.02 order=4", "merge_seconds=0.05 order=2", "merge_seconds=0.05 order=4"], all.Select(variant => variant.Name));
        Assert.Equal([(0.02, 2), (0.02, 4), (0.05, 2), (0.05, 4)], all.Select(variant => (variant.Settings.Detection.MergeSeconds, variant.Settings.Filter.Order)));
    }

    [Fact]
    public void Several_starts_are_named_and_each_is_varied()
    {
        var grid = Grid([Default, Other], "filter.order=2,4");
        Variant[] all = [.. Enumerable.Range(0, (int)grid.Count).Select(index => grid.At(index))];
        Assert.Equal(["surface order=2", "surface order=4", "b order=2", "b order=4"], all.Select(variant => variant.Name));
        Assert.Equal([20, 20, 40, 40], all.Select(variant => variant.Settings.Filter.LowHz));
    }

    [Fact]
    public void Without_anything_varied_the_starts_are_all_there_is() =>
        Assert.Equal((1, Default), ((int)Grid([Default]).Count, Grid([Default]).At(0)));

    [Fact]
    public void Names_are_as_short_as_they_can_be_told_apart() => Assert.Equal(
        "unit.threshold=9 jerk.threshold=3 low_hz=10",
        Grid([Default], "detection.unit.threshold=9", "detection.jerk.threshold=3", "filter.low_hz=10").At(0).Name);

    [Fact]
    public void A_detector_is_called_by_its_name() => Assert.Equal("detector=bonato", Grid([Default], "detector.name=bonato").At(0).Name);

    [Fact]
    public void A_value_that_no_combination_can_have_is_refused_and_one_that_contradicts_another_is_not()
    {
        Assert.StartsWith("detection.merge_seconds: 5 is not allowed", Refused("detection.merge_seconds=0.01,5"), StringComparison.Ordinal);
        Assert.StartsWith("there is no setting 'detection.merge'", Refused("detection.merge=1"), StringComparison.Ordinal);
        Assert.Equal("filter.order is varied twice", Refused("filter.order=2", "filter.order=4"));
        Assert.Equal(2, Grid([Default], "detection.unit.low=3,12").Count);
    }

    [Fact]
    public void More_combinations_than_there_are_numbers_are_refused()
    {
        Assert.StartsWith("there are more combinations than can be counted", Refused([.. SettingPath.All.Select(path => path + "=0:9:0.001")]), StringComparison.Ordinal);
    }

    private static VariantGrid Grid(Variant[] bases, params string[] varied) => new(bases, [.. varied.Select(VariedSetting.Read)]);

    private static string Refused(params string[] varied) => Assert.Throws<SettingsException>(() => Grid([Default], varied)).Message;
}
