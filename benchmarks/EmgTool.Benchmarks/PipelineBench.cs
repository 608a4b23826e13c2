using BenchmarkDotNet.Attributes;
using EmgTool.Core;
using EmgTool.Core.Synthesis;
using EmgTool.Formats;
using EmgTool.Formats.Edf;

namespace EmgTool.Benchmarks;

/// <summary>The whole way from an EDF file to labelled bursts: a minute at 2 kHz. Times are per sample of one channel.</summary>
[MemoryDiagnoser]
public class PipelineBench
{
    private const int ChannelCount = 8;
    private const int Rows = 60 * 2000;

    private readonly string _folder = Directory.CreateTempSubdirectory("emgtool-bench-").FullName;

    /// <summary>Writes the recordings.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Write(1);
        Write(ChannelCount);
    }

    /// <summary>Removes them.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    /// <summary>Eight channels.</summary>
    [Benchmark(OperationsPerInvoke = Rows * ChannelCount)]
    public int EightChannels() => Analyze(ChannelCount);

    /// <summary>One channel: seven lanes of eight idle.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int OneChannel() => Analyze(1);

    private int Analyze(int channels)
    {
        using var reader = RecordingFile.Open(PathOf(channels), new ReadOptions());
        return Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels.Sum(channel => channel.Bursts.Count);
    }

    private void Write(int channels)
    {
        // The fifth of the scenario's channels holds every kind of event.
        var synthesizer = Synthesizer.Create(new()
        {
            DurationSeconds = Rows / 2000,
            Channels = channels == 1 ? [Scenarios.Channels("mixed")[4]] : Scenarios.Channels("mixed", channels),
        });
        using var reader = new SyntheticRecordingReader(synthesizer);
        EdfWriter.Write(PathOf(channels), reader, new() { PeakMicrovolts = synthesizer.PeakMicrovolts });
    }

    private string PathOf(int channels) => Path.Join(_folder, $"{channels}.edf");
}
