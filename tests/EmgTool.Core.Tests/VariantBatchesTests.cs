using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Core.Tests;

public sealed class VariantBatchesTests
{
    [Theory]
    [InlineData(1, 127)] // and a noise floor
    [InlineData(8, 15)]
    [InlineData(64, 15)] // channels are analyzed by eights
    public void As_many_settings_with_the_same_filter_are_together_as_memory_allows(int channels, int together)
    {
        var batches = VariantBatches.Of([.. Enumerable.Range(0, 300).Select(i => Merging(0.001 * i))], channels).ToList();

        Assert.Equal(Enumerable.Range(0, 300), batches.SelectMany(batch => batch));
        Assert.All(batches.SkipLast(1), batch => Assert.Equal(together, batch.Length));
    }

    [Fact]
    public void Settings_with_noise_floors_of_their_own_count_twice()
    {
        var batches = VariantBatches.Of([.. Enumerable.Range(0, 20).Select(i => Flooring(20 + i))], channels: 8);
        Assert.Equal([8, 8, 4], batches.Select(batch => batch.Length));
    }

    [Fact]
    public void Settings_that_share_a_noise_floor_are_together()
    {
        var batches = VariantBatches.Of([Flooring(20), Flooring(65), Flooring(20), Flooring(65)], channels: 8);
        Assert.Equal([[0, 2, 1, 3]], batches);
    }

    [Fact]
    public void Settings_with_other_filters_or_another_way_with_heartbeats_are_apart()
    {
        var ecg = new AnalysisSettings { Detection = new() { Ecg = EcgMode.Off } };
        var low = new AnalysisSettings { Filter = new() { LowHz = 60 } };
        Assert.Equal([[0, 3], [1, 5], [2, 4]], VariantBatches.Of([new(), low, ecg, Merging(0.01), ecg, low], channels: 8));
    }

    [Fact]
    public void Nothing_makes_no_batch() => Assert.Empty(VariantBatches.Of([], channels: 8));

    private static AnalysisSettings Merging(double seconds) => new() { Detection = new() { MergeSeconds = seconds } };

    private static AnalysisSettings Flooring(double seconds) => new() { Detection = new() { FloorSeconds = seconds } };
}
