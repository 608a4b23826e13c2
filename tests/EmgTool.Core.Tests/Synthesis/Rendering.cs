using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;

namespace EmgTool.Core.Tests.Synthesis;

/// <summary>Reads synthetic channels for tests.</summary>
internal static class Rendering
{
    public static double[] Read(SynthesisSettings settings, int channel, SignalParts parts = SignalParts.All, int rowsPerRead = 5000)
    {
        var synthesizer = Synthesizer.Create(settings);
        using var source = synthesizer.Open([synthesizer.Channels[channel]], parts);
        return Read(source, settings.SampleCount, 0, rowsPerRead);
    }

    public static double[] Read(LaneSource source, long sampleCount, int lane, int rowsPerRead)
    {
        var samples = new double[sampleCount];
        var lanes = new double[rowsPerRead * Lanes.Count];
        for (var first = 0L; first < sampleCount; first += rowsPerRead)
        {
            var rows = (int)Math.Min(rowsPerRead, sampleCount - first);
            source.Read(first, lanes.AsSpan(0, rows * Lanes.Count));
            for (var row = 0; row < rows; row++)
            {
                samples[first + row] = lanes[(row * Lanes.Count) + lane];
            }
        }

        return samples;
    }

    public static double Rms(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    public static SynthesisSettings Scenario(string name, int channels = 1, decimal seconds = 120, long rate = 2000, ulong seed = 11) => new()
    {
        Seed = seed,
        DurationSeconds = seconds,
        Rate = new SamplingRate(rate),
        Channels = Scenarios.Channels(name, channels),
    };
}
