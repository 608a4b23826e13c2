using BenchmarkDotNet.Attributes;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats;
using EmgTool.Formats.Edf;

namespace EmgTool.Benchmarks;

/// <summary>Decoding EDF and BDF into lanes of microvolts: ten seconds of eight channels at 2 kHz, in blocks. Times are per sample of one channel.</summary>
[MemoryDiagnoser]
public class EdfBench
{
    private const int ChannelCount = 8;
    private const int Rows = 10 * 2000;
    private const int BlockRows = 2000;

    private readonly string _folder = Directory.CreateTempSubdirectory("emgtool-bench-").FullName;
    private readonly double[] _block = new double[BlockRows * Lanes.Count];
    private RecordingReader? _reader;
    private LaneSource? _source;

    /// <summary>Bits of a sample.</summary>
    [Params(16, 24)]
    public int Bits { get; set; }

    /// <summary>Writes the recording and opens it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var path = Path.Join(_folder, $"{Bits}.edf");
        var synthesizer = Synthesizer.Create(new() { DurationSeconds = Rows / 2000, Channels = Scenarios.Channels("mixed", ChannelCount) });
        using (var reader = new SyntheticRecordingReader(synthesizer))
        {
            EdfWriter.Write(path, reader, new() { Bits = Bits });
        }

        _reader = RecordingFile.Open(path, new ReadOptions());
        _source = _reader.Open(_reader.Recording.Channels);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _source!.Dispose();
        _reader!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>All samples.</summary>
    [Benchmark(OperationsPerInvoke = Rows * ChannelCount)]
    public double Decode()
    {
        for (var first = 0; first < Rows; first += BlockRows)
        {
            _source!.Read(first, _block);
        }

        return _block[0];
    }
}
