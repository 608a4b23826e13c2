using System.Text;

namespace EmgTool.Formats.Tests.Fuzzing;

/// <summary>Small recordings of every format.</summary>
internal static class FuzzSeeds
{
    private const int LargestCase = 12_000;

    /// <summary>The recordings, a list for each family of formats: each family gets as many mutations as the others.</summary>
    public static IReadOnlyList<IReadOnlyList<FuzzSeed>> Families { get; } = [[.. Edf()], [.. Texts().Select(pair => new FuzzSeed(pair.Name, Encoding.UTF8.GetBytes(pair.Text)))]];

    private static IEnumerable<FuzzSeed> Edf() => Directory.GetFiles(Path.Join(AppContext.BaseDirectory, "Edf", "Cases"))
        .Where(path => !path.EndsWith(".json", StringComparison.Ordinal) && new FileInfo(path).Length is > 256 and <= LargestCase)
        .Order(StringComparer.Ordinal)
        .Select(path => new FuzzSeed(Path.GetFileName(path), File.ReadAllBytes(path)));

    private static IEnumerable<(string Name, string Text)> Texts()
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
