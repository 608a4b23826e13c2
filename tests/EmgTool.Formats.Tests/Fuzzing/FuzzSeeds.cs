using System.IO.Compression;
using System.Text;
using EmgTool.Formats.Tests.Text.Exports;

namespace EmgTool.Formats.Tests.Fuzzing;

/// <summary>Small recordings of every format.</summary>
internal static class FuzzSeeds
{
    private const int LargestCase = 12_000;

    /// <summary>The recordings, a list for each family of formats: each family gets as many mutations as the others.</summary>
    public static IReadOnlyList<IReadOnlyList<FuzzSeed>> Families { get; } =
    [
        [.. Edf()],
        [.. Texts()],
        [.. Wfdb()],
        [.. Edf().Concat(Texts()).Where((_, index) => index % 7 == 0).Select(seed => new FuzzSeed(seed.Name + ".gz", Compressed(seed.Bytes)))],
    ];

    private static IEnumerable<FuzzSeed> Edf() => Directory.GetFiles(Path.Join(AppContext.BaseDirectory, "Edf", "Cases"))
        .Where(path => !path.EndsWith(".json", StringComparison.Ordinal) && new FileInfo(path).Length is > 256 and <= LargestCase)
        .Order(StringComparer.Ordinal)
        .Select(path => new FuzzSeed(Path.GetFileName(path), File.ReadAllBytes(path)));

    private static IEnumerable<FuzzSeed> Texts() => Tables()
        .Concat(ExportSamples.All.Select(pair => (Name: pair.Key.Replace(' ', '-') + ".txt", Text: pair.Value)))
        .Select(pair => new FuzzSeed(pair.Name, Encoding.UTF8.GetBytes(pair.Text)));

    /// <summary>A record of each signal format, once with the header damaged, once with the samples, once with the annotations.</summary>
    private static IEnumerable<FuzzSeed> Wfdb()
    {
        foreach (var format in new[] { 16, 24, 32, 61, 80, 212 })
        {
            var name = $"r{format}";
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                [name + ".hea"] = Encoding.ASCII.GetBytes(
                    $"{name} 2 1000/500(10) 60 14:05:06 16/09/2024\n{name}.dat {format} 200(12)/mV 16 0 0 0 0 EMG biceps\n{name}.dat {format}x2:1+0 1/uV 12 3 5 0 0 EMG triceps\n# age: 50\n"),
                [name + ".dat"] = [.. Enumerable.Range(0, 60 * 3 * 4).Select(k => (byte)(k * 37 % 251))],
                [name + ".atr"] = [0x0A, 0x04, 0x01, 0xFC, (byte)'x', 0, 0x00, 0xEC, 1, 0, 5, 0, 0x14, 0x04, 0x02, 0xF4, 1, 0xF8, 0x03, 0xFC, (byte)'o', (byte)'n', 0, 0, 0, 0],
            };
            foreach (var (damaged, bytes) in files)
            {
                var others = files.Where(pair => !string.Equals(pair.Key, damaged, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
                yield return new FuzzSeed(damaged, bytes, others) { Opened = name + ".hea" };
            }
        }

        yield return new FuzzSeed(
            "parts.hea",
            "parts/3 2 1000 130\nr16 60\n~ 10\nr16 60\n"u8.ToArray(),
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["r16.hea"] = "r16 2 1000 60\nr16.dat 16 200/mV\nr16.dat 16 200/mV\n"u8.ToArray(),
                ["r16.dat"] = [.. Enumerable.Range(0, 240).Select(k => (byte)k)],
            });
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return file.ToArray();
    }

    private static IEnumerable<(string Name, string Text)> Tables()
    {
        yield return ("plain.csv", Table("time_s,EMG 1 (mV),EMG 2 (mV)\n", ",", "\n", k => [k / 1000m, (k * 37 % 21) - 10, 0.25m * (k % 9)]));
        yield return ("german.csv", Table("Zeit [s];EMG [\u00b5V];Text\r\n", ";", "\r\n", k => [k / 500m, (k * 37 % 21) - 10, k % 3]).Replace('.', ','));
        yield return ("counts.txt", "# Simple Text Format\n# Sampling Rate (Hz):= 1000.00\n# Resolution:= 12\n# Labels:= EMG\n" + Table("", "\t", "\t\n", k => [2048 + (k * 37 % 21)]));
        yield return ("gaps.tsv", Table("time\tEMG (uV)\tforce (N)\n", "\t", "\n", k => [(k + (k / 40 * 17)) / 100m, k % 7, k]).Replace("\t3\t", "\tNaN\t"));
        yield return ("bare.txt", Table("", " ", "\n", k => [k % 11, k % 13, k % 17]));
    }

    private static string Table(string head, string separator, string end, Func<int, decimal[]> row)
    {
        var text = new StringBuilder(head);
        for (var k = 0; k < 120; k++)
        {
            text.AppendJoin(separator, row(k).Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append(end);
        }

        return text.ToString();
    }
}
