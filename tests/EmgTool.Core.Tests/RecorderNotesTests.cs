using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests;

public sealed class RecorderNotesTests
{
    [Theory]
    [InlineData("HP:10Hz LP:70Hz", "low-pass of 70 Hz")]
    [InlineData("HP:50Hz LP:500Hz", "high-pass of 50 Hz")]
    public void A_narrow_recorder_limits_the_frequencies(string prefilter, string expected) =>
        Assert.Contains(expected, Assert.Single(Notes(prefilter)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("HP:DC; LP:410")]
    [InlineData("HP:20Hz LP:450Hz N:50Hz")]
    public void A_wide_one_does_not(string prefilter) => Assert.Empty(Notes(prefilter));

    private static IReadOnlyList<string> Notes(string prefilter)
    {
        var samples = new double[4000];
        var random = new Random(1);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = random.NextDouble();
        }

        var channel = ArrayRecordingReader.Channel(0, 2000, new Segment(0, samples.Length, 0)) with { Prefilter = prefilter };
        using var reader = new ArrayRecordingReader([channel], [samples]);
        return Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0].Notes;
    }
}
