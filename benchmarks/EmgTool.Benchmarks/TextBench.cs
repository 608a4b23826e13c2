using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats;
using EmgTool.Formats.Text;

namespace EmgTool.Benchmarks;

/// <summary>Opening a text table, which reads it whole: ten minutes of eight channels at 2 kHz. Times are per byte of the file; 1000 / ns is MB/s.</summary>
[MemoryDiagnoser]
public class TextBench
{
    private const int Bytes = 64_000_000;

    private readonly string _path = Path.Join(Directory.CreateTempSubdirectory("emgtool-bench-").FullName, "table.csv");

    /// <summary>How the numbers are written: <c>plain</c> as EmgTool writes them, <c>exponents</c> as numpy.savetxt does, <c>gaps</c> with a missing value in
    /// every hundredth row.</summary>
    [Params("plain", "exponents", "gaps")]
    public string Notation { get; set; } = "";

    /// <summary>Writes the table, cut to <see cref="Bytes"/>.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var synthesizer = Synthesizer.Create(new() { Rate = new SamplingRate(2000), DurationSeconds = 60, Channels = Scenarios.Channels("mixed", 8) });
        using var reader = new SyntheticRecordingReader(synthesizer);
        using var minute = new MemoryStream();
        CsvRecordingWriter.Write(minute, reader, new());
        var lines = Encoding.ASCII.GetString(minute.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using var writer = new StreamWriter(_path) { NewLine = "\n" };
        writer.WriteLine(lines[0]);
        var written = 0L;
        for (var row = 0; written < Bytes; row++)
        {
            var fields = lines[1 + (row % (lines.Length - 1))].Split(',');
            fields[0] = (row / 2000m).ToString("F4", CultureInfo.InvariantCulture);
            fields[3] = string.Equals(Notation, "gaps", StringComparison.Ordinal) && row % 100 == 0 ? "NaN" : fields[3];
            var line = string.Join(',', string.Equals(Notation, "exponents", StringComparison.Ordinal) ? fields.Select(InFull) : fields);
            writer.WriteLine(line);
            written += line.Length + 1;
        }
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    /// <summary>Opens the file.</summary>
    [Benchmark(OperationsPerInvoke = Bytes)]
    public long Open()
    {
        using var reader = RecordingFile.Open(_path, new ReadOptions());
        return reader.Recording.Channels[0].SampleCount;
    }

    private static string InFull(string field) => double.Parse(field, CultureInfo.InvariantCulture).ToString("E18", CultureInfo.InvariantCulture);
}
