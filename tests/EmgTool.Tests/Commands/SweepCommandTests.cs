using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class SweepCommandTests : IDisposable
{
    private static readonly string[] Vary = ["--vary", "detection.jerk.threshold=2,20", "--vary", "detection.unit.low=2,2.5,12"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_best_settings_are_scored_on_recordings_that_had_no_part_in_the_choice_and_analyze_takes_them()
    {
        await Synthesize(3);
        var result = await Cli.RunAsync(Engine.Default, "", ["sweep", "-q", _folder.At("a.edf"), _folder.At("b.edf"), _folder.At("c.edf"), "--reference", "auto", .. Vary, "-o", _folder.At("best.json")]);
        Assert.Equal((0, "", ""), (result.Code, result.Output, result.Error));

        using var record = JsonDocument.Parse(File.ReadAllText(_folder.At("best.sweep.run.json")));
        var folds = record.RootElement.GetProperty("folds").EnumerateArray().ToList();
        Assert.Equal(["a", "b", "c"], folds.Select(fold => Path.GetFileNameWithoutExtension(fold.GetProperty("recordings")[0].GetString())));
        Assert.Equal(
            record.RootElement.GetProperty("cross_validated").GetProperty("matched").GetInt32(),
            folds.Sum(fold => fold.GetProperty("test").GetProperty("matched").GetInt32()));

        // The start and four of the six combinations; the two with unit.low above its threshold contradict themselves.
        var table = File.ReadAllLines(_folder.At("best.sweep.csv")).Select(line => line.Split(',')).ToList();
        Assert.Equal(["rank", "settings", "detection.jerk.threshold", "detection.unit.low"], table[0].Take(4));
        Assert.Equal(["1", "2", "3", "4", "5"], table[1..].Select(row => row[0]));
        Assert.Contains("surface", table[1..].Select(row => row[1]));
        double[] f1 = [.. table[1..].Select(row => double.Parse(row[table[0].IndexOf("f1")], CultureInfo.InvariantCulture))];
        Assert.Equal(f1.OrderDescending(), f1);
        Assert.Equal(table[1][1], record.RootElement.GetProperty("best").GetString());

        var analyzed = await Cli.RunAsync(Engine.Default, "", "analyze", "-q", _folder.At("a.edf"), _folder.At("b.edf"), _folder.At("c.edf"), "--settings", _folder.At("best.json"));
        Assert.Equal(table[1][table[0].IndexOf("found")], (analyzed.OutputLines.Length - 1).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_settings_file_holds_what_differs_and_says_what_it_is_worth()
    {
        // With the others no burst is long enough.
        await Synthesize(1);
        string[] common = ["sweep", "-q", _folder.At("a.edf"), "--reference", "auto", "--preset", "sleep"];
        await Cli.RunAsync(Engine.Default, "", [.. common, "--set", "filter.low_hz=20", "--set", "filter.high_hz=450", "--set", "detection.minimum_seconds=5", "--vary", "detection.minimum_seconds=0.01,6", "-o", _folder.At("best.json")]);
        var lines = File.ReadAllLines(_folder.At("best.json"));
        Assert.StartsWith("// best of 3: minimum_seconds=0.01; F1 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("// there is one recording, on which the settings are both chosen and scored", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            """{"preset":"sleep","filter":{"low_hz":20,"high_hz":450},"detection":{"minimum_seconds":0.01}}""",
            string.Concat(lines[2..]).Replace(" ", "", StringComparison.Ordinal));
        using var record = JsonDocument.Parse(File.ReadAllText(_folder.At("best.sweep.run.json")));
        Assert.Equal(JsonValueKind.Null, record.RootElement.GetProperty("cross_validated").ValueKind);
        Assert.Equal(0, record.RootElement.GetProperty("folds").GetArrayLength());
    }

    [Fact]
    public async Task Of_settings_that_find_the_same_the_ones_that_change_nothing_are_taken()
    {
        // The fake finds the same whatever the settings.
        string[] files = [_folder.File("a.edf", "good 2"), _folder.File("b.edf", "good 1")];
        var result = await Cli.RunAsync(["sweep", .. files, "--reference", "annotations", "--vary", "filter.order=4,2", "-o", _folder.At("best.json"), "--format", "json"]);
        Assert.Equal(0, result.Code);
        Assert.Equal("{}", File.ReadAllLines(_folder.At("best.json"))[^1]);
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("best.sweep.json")));
        Assert.Equal(["surface", "order=4"], json.RootElement.GetProperty("settings").EnumerateArray().Select(row => row.GetProperty("settings").GetString()));
        Assert.Equal(["best.json", "best.sweep.json"], _folder.Names().Where(name => name.StartsWith("best", StringComparison.Ordinal)));
        Assert.Contains("cross-validated over 2 folds of 2 recordings: F1 0.571 (precision 0.667, recall 0.500)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_event_is_found_nothing_is_called_the_best()
    {
        var reference = _folder.File("reference.csv", "onset,label\n50,x\n");
        var result = await Cli.RunAsync(["sweep", _folder.File("a.edf", "good 2"), "--reference", reference, "--vary", "filter.order=4,2", "-o", _folder.At("best.json")]);
        Assert.Equal(0, result.Code);
        Assert.Contains("1 event of the reference, ", result.Error, StringComparison.Ordinal);
        const string verdict = "none of 2 settings finds an event of the reference: there is nothing to choose by, and surface is no better than the others";
        Assert.Contains(verdict, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("best of", result.Error, StringComparison.Ordinal);
        Assert.Equal(["// " + verdict, "{}"], File.ReadAllLines(_folder.At("best.json")));
    }

    [Fact]
    public async Task A_channel_that_settings_do_not_fit_has_no_part_in_their_score_which_is_told_even_when_quiet()
    {
        var result = await Cli.RunAsync("sweep", "-q", _folder.File("a.edf", "narrow"), "-c", "*", "--reference", _folder.File("t.csv", "onset,label\n1.5,x\n"), "--vary", "filter.low_hz=60,100", "--format", "csv");
        Assert.Equal(["surface,20,117,2,1,1", "low_hz=60,60,58.5,1,1,1", "low_hz=100,100,0,,,"], result.OutputLines[1..].Select(line => string.Join(',', line.Split(',')[1..].Where((_, column) => column is not (4 or 5)).Take(6))));
        Assert.Contains("warning: ECG is not analyzed under low_hz=60, low_hz=100 and has no part in their numbers", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is scored against", result.Error, StringComparison.Ordinal);

        // What is on the ECG is found under no settings.
        var easier = await Cli.RunAsync(
            "sweep", "-q", _folder.At("a.edf"), "-c", "*", "--reference", _folder.File("u.csv", "onset,label,channel\n1.5,x,EMG1\n9,x,ECG\n"), "--vary", "filter.low_hz=60,100");
        Assert.Contains("warning: low_hz=60 is scored against 1 events of the reference and others against 2: some channel or stretch has no part in its score\n", easier.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reference: no event to score against in any of the recordings", "onset,label\n")]
    [InlineData("--reference: no event to score against in any of the recordings", "onset,label,channel\n1,x,ECG\n")]
    [InlineData("--reference: no event labelled jerk to score against in any of the recordings", "onset,label\n1.5,cramp\n", "--reference-label", "jerk")]
    public async Task Nothing_is_chosen_by_a_reference_without_events(string message, string table, params string[] args)
    {
        var result = await Cli.RunAsync(["sweep", "-q", _folder.File("a.edf", "good 1"), "--reference", _folder.File("t.csv", table), "--vary", "filter.order=2,4", "-o", _folder.At("best.json"), .. args]);
        Assert.Equal((2, "", "emgtool: " + message), (result.Code, result.Output, result.ErrorLines[0]));
        Assert.Equal(["a.edf", "t.csv"], _folder.Names());
    }

    [Fact]
    public async Task Settings_that_differ_only_in_what_their_method_does_not_read_are_tried_once()
    {
        string[] args = ["sweep", _folder.File("a.edf", "good 1"), "--reference", "annotations", "--vary", "detection.merge_seconds=0.02,0.1", "--format", "csv"];
        var both = await Cli.RunAsync([.. args, "--vary", "detector.name=adaptive,bonato"]);
        Assert.Equal(["surface", "merge_seconds=0.02 detector=adaptive", "merge_seconds=0.1 detector=adaptive", "merge_seconds=0.02 detector=bonato"], both.OutputLines[1..].Select(line => line.Split(',')[1]));
        Assert.Equal("emgtool: detector bonato does not read detection.merge_seconds: it makes no difference to what it finds", both.ErrorLines[0]);
        var one = await Cli.RunAsync([.. args, "--detector", "bonato"]);
        Assert.Equal((2, "emgtool: there is nothing to choose among: detector bonato does not read detection.merge_seconds: it makes no difference to what it finds"), (one.Code, one.ErrorLines[0]));
    }

    [Fact]
    public async Task Draws_follow_from_the_seed_and_are_of_the_combinations()
    {
        var file = _folder.File("a.edf", "good 1");
        var first = await Draw("1");
        Assert.Equal(first, await Draw("1"));
        Assert.NotEqual(first, await Draw("2"));
        Assert.Equal(6, first.Length);
        Assert.Equal("surface", first[0]);
        Assert.All(first[1..], name => Assert.Matches("^merge_seconds=0\\.[0-9]+ order=(2|4|6)$", name));

        async Task<string[]> Draw(string seed)
        {
            var result = await Cli.RunAsync("sweep", file, "--reference", "annotations", "--vary", "detection.merge_seconds=0.01:0.4:0.01", "--vary", "filter.order=2,4,6", "--random", "5", "--seed", seed, "--format", "csv");
            return [.. result.OutputLines[1..].Select(line => line.Split(',')[1])];
        }
    }

    [Fact]
    public async Task Fewer_recordings_than_folds_are_told_where_some_failed_and_refused_where_there_never_were_more()
    {
        string[] files = [_folder.File("a.edf", "good 2"), _folder.File("b.edf", "bad"), _folder.File("c.edf", "good 1")];
        var result = await Cli.RunAsync(["sweep", .. files, "--reference", "annotations", "--vary", "filter.order=2,4", "--folds", "3"]);
        Assert.Equal(3, result.Code);
        Assert.Contains("emgtool: warning: --folds: 2 folds rather than 3, as not more recordings could be scored\n", result.Error, StringComparison.Ordinal);
        var refused = await Cli.RunAsync(["sweep", .. files, "--reference", "annotations", "--vary", "filter.order=2,4", "--folds", "4"]);
        Assert.Equal((2, "emgtool: --folds: 4 folds of 3 recordings"), (refused.Code, refused.ErrorLines[0]));
    }

    [Theory]
    [InlineData("there is nothing to choose among", "--reference", "annotations")]
    [InlineData("there is nothing to score against", "--vary", "filter.order=2,4")]
    [InlineData("--vary: 160000 combinations are more than 10000", "--reference", "annotations", "--vary", "filter.low_hz=1:400:1", "--vary", "filter.high_hz=401:800:1")]
    [InlineData("--vary: no combination makes sense: detection.unit.low: 12 is not allowed; it must be at most detection.unit.threshold, which is 11.5", "--reference", "annotations", "--vary", "detection.unit.low=12,13")]
    [InlineData("--folds: '1' is not a whole number from 2 to 10000", "--folds", "1")]
    [InlineData("--random: '0' is not a whole number from 1 to 10000", "--random", "0")]
    public async Task What_cannot_be_swept_is_wrong_usage(string message, params string[] args)
    {
        var result = await Cli.RunAsync(["sweep", _folder.File("walk.edf", "good 1"), .. args]);
        Assert.Equal((2, "", "emgtool: " + message), (result.Code, result.Output, result.ErrorLines[0]));
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliResult> Synthesize(int recordings) => Shell.RunAsync(
        string.Join(';', Enumerable.Range(0, recordings).Select(i => $"emgtool synthesize -q {(char)('a' + i)}.edf --channels 2 --duration 20 --rate 1000 --snr 2-4 --seed {i + 60}")), _folder.Path);
}
