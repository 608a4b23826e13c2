using EmgTool.Accuracy;
using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Shifts of the baseline, 300 times the noise, beside bursts of white noise.</summary>
public sealed class MovementArtefactTests
{
    private const int Rate = 1000;

    [Theory]
    [InlineData(0.015)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    public void A_shift_of_the_baseline_is_no_burst_and_is_reported(double rise)
    {
        var signal = Shifted(TestSignals.Noise(30_000, 1), 12, rise);

        var result = Analyze(signal, new AnalysisSettings());

        Assert.Empty(result.Bursts);
        var artefacts = result.Artefacts;
        Assert.NotEmpty(artefacts);
        Assert.All(artefacts, artefact => Assert.Equal("movement artefact", artefact.Reason));
        Assert.All(artefacts, artefact => Assert.InRange(artefact.OnsetSeconds, 11.8, 12.1));
        Assert.All(artefacts, artefact => Assert.Equal(artefact.DurationSeconds, (artefact.OffsetSample - artefact.OnsetSample) / (double)Rate, 1e-9));
        var leftOut = Assert.Single(result.LeftOut);
        Assert.Equal(artefacts.Count, leftOut.Count);
        Assert.Equal(artefacts.Sum(artefact => artefact.DurationSeconds), leftOut.Seconds, 1e-9);
        Assert.Equal(30 - leftOut.Seconds, result.SecondsAnalyzed, 1e-9);
    }

    /// <summary>The rule follows the lower edge of the band: an edge of 10 Hz leaves a slower deflection of the same shift.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(35)]
    public void It_is_told_by_its_place_above_the_lower_edge(double lowHz)
    {
        var signal = Shifted(TestSignals.Noise(30_000, 2), 12, 0.4 / lowHz);

        Assert.Empty(Analyze(signal, new AnalysisSettings { Filter = new FilterSettings { LowHz = lowHz } }).Bursts);
    }

    [Theory]
    [InlineData(0.005)]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void Bursts_of_the_same_duration_stay(double seconds)
    {
        var signal = TestSignals.Louder(TestSignals.Noise(30_000, 3), 12_000, (int)(seconds * Rate), 10);

        var result = Analyze(signal, new AnalysisSettings());

        Assert.Single(result.Bursts);
        Assert.Empty(result.Artefacts);
    }

    [Fact]
    public void A_burst_that_rides_on_a_shift_stays()
    {
        var signal = Shifted(TestSignals.Louder(TestSignals.Noise(30_000, 4), 11_900, 200, 30), 12, 0.05, 60);

        Assert.Single(Analyze(signal, new AnalysisSettings()).Bursts);
    }

    private static ChannelResult Analyze(double[] signal, AnalysisSettings settings)
    {
        using var reader = new ArrayRecordingReader(Rate, signal);
        return Analysis.Run(reader, reader.Recording.Channels, settings).Channels[0];
    }

    /// <summary>Adds a shift of the form of a hyperbolic tangent, which takes about <paramref name="rise"/> seconds.</summary>
    private static double[] Shifted(double[] signal, double at, double rise, double size = 300) =>
        [.. signal.Select((value, i) => value + (size / 2 * (1 + Math.Tanh(4 * ((i / (double)Rate) - at) / rise))))];
}
