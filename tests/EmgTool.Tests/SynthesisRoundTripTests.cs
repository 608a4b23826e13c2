using Xunit;

namespace EmgTool.Tests;

/// <summary>The program on recordings that it made itself, as a user runs it: files in between, tables at both ends.</summary>
public sealed class SynthesisRoundTripTests : IDisposable
{
    private const double ToleranceSeconds = 0.05;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("1000", "4411")]
    [InlineData("2000", "4412")]
    [InlineData("4000", "4413")]
    public async Task Events_are_found_where_the_truth_table_has_them(string rate, string seed)
    {
        var file = _folder.At("r.edf");
        await Run("synthesize", file, "--rate", rate, "--seed", seed, "--duration", "60");
        var truth = TableRows.Events(File.ReadAllText(_folder.At("r.truth.csv")));
        var found = TableRows.Events((await Run("analyze", file)).Output);

        var pairs = Matched(truth, found);
        Assert.True(truth.Count > 100);
        var f1 = 2.0 * pairs.Count / (truth.Count + found.Count);
        Assert.True(f1 >= 0.97, $"F1 {f1:F4}");
        var right = pairs.Count(pair => string.Equals(pair.True.Label, pair.Found.Label, StringComparison.Ordinal)) / (double)pairs.Count;
        Assert.True(right >= 0.9, $"labels {right:F4}");
        double[] errors = [.. pairs.Select(pair => pair.Found.Onset - pair.True.Onset).Order()];
        Assert.InRange(errors[errors.Length / 2], -0.005, 0.005);
    }

    [Fact]
    public async Task The_same_recording_gives_the_same_events_in_every_unit_and_format()
    {
        string[][] kinds = [["uV.csv", "uV"], ["mV.csv", "mV"], ["V.csv", "V"], ["uV.edf", "uV"], ["mV.edf", "mV"], ["V.edf", "V"]];
        List<IReadOnlyList<TableRows.Event>> found = [];
        foreach (var kind in kinds)
        {
            await Run("synthesize", _folder.At(kind[0]), "--unit", kind[1], "--rate", "1000", "--seed", "4420", "--duration", "30", "--channels", "4");
            found.Add(TableRows.Events((await Run("analyze", _folder.At(kind[0]))).Output));
        }

        Assert.True(found[0].Count > 30);
        Assert.Equal(found[0], found[1]);
        Assert.Equal(found[0], found[2]);
        foreach (var edf in found[3..])
        {
            // EDF rounds to 16 bits.
            Assert.Equal(found[0].Select(item => (item.Channel, item.Label)), edf.Select(item => (item.Channel, item.Label)));
            Assert.All(found[0].Zip(edf), pair => Assert.InRange(pair.Second.Onset - pair.First.Onset, -0.00101, 0.00101));
        }
    }

    [Fact]
    public async Task Noise_gives_fewer_than_a_false_event_in_five_minutes()
    {
        var file = _folder.At("noise.edf");
        await Run("synthesize", file, "--scenario", "noise", "--rate", "1000", "--seed", "4430", "--duration", "150");
        Assert.Single(File.ReadAllLines(_folder.At("noise.truth.csv")));

        // 8 channels of 2.5 minutes.
        Assert.True(TableRows.Events((await Run("analyze", file)).Output).Count < 4);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<CliResult> Run(params string[] args)
    {
        var result = await Cli.RunAsync(Engine.Default, "", args);
        Assert.True(result.Code == 0, result.Error);
        return result;
    }

    // Onsets within 50 ms, one to one, nearest pairs first.
    private static List<(TableRows.Event True, TableRows.Event Found)> Matched(IReadOnlyList<TableRows.Event> truth, IReadOnlyList<TableRows.Event> found)
    {
        var near = from item in truth
                   from burst in found
                   where string.Equals(item.Channel, burst.Channel, StringComparison.Ordinal)
                   let distance = Math.Abs(burst.Onset - item.Onset)
                   where distance <= ToleranceSeconds
                   orderby distance
                   select (True: item, Found: burst);
        var used = new HashSet<TableRows.Event>(ReferenceEqualityComparer.Instance);
        var pairs = new List<(TableRows.Event True, TableRows.Event Found)>();
        foreach (var pair in near)
        {
            if (!used.Contains(pair.True) && !used.Contains(pair.Found))
            {
                used.Add(pair.True);
                used.Add(pair.Found);
                pairs.Add(pair);
            }
        }

        return pairs;
    }
}
