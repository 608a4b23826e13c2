using System.Text.Json;
using EmgTool.Core;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private const string Truth = "recording,channel,onset,duration,label\n";

    private readonly TempFolder _folder = new();

    // Found are events of 0.1 s at 1.5, 2.5 and 3.5 s in 58.5 s; annotated are 1.5 s, without a duration and on no channel, and 2 s.
    [Fact]
    public async Task Annotations_are_a_reference()
    {
        var result = await Cli.RunAsync("compare", _folder.File("walk.edf", "good 3"), "--reference", "annotations", "--format", "csv");
        Assert.Equal(0, result.Code);
        Assert.Equal(["2", "3", "1", "1"], Cells(result, 1, "reference", "found", "matched", "detected"));
        Assert.Equal(["0.333333", "0.5", "0.4", "2.05128"], Cells(result, 1, "precision", "recall", "f1", "false_per_minute"));
        Assert.Equal(["0", ""], Cells(result, 1, "onset_error_s", "offset_error_s"));
        Assert.Equal(["", ""], Cells(result, 1, "f1_low", "f1_high"));
        Assert.Contains("walk.edf: scored against 2 events of its annotations\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_labels_that_are_asked_for_count_and_a_label_that_is_nowhere_is_told()
    {
        var file = _folder.File("walk.edf", "good 1");
        var turn = await Cli.RunAsync("compare", file, "--reference", "annotations", "--reference-label", "turn, left", "--format", "csv", "--tolerance", "0.5");
        Assert.Equal(["1", "1", "-0.5", "-0.9"], Cells(turn, 1, "reference", "matched", "onset_error_s", "offset_error_s"));
        var none = await Cli.RunAsync("compare", file, "--reference", "annotations", "--reference-label", "turn", "--format", "csv");
        Assert.Equal(["0", "0"], Cells(none, 1, "reference", "matched"));
        Assert.Contains("warning: no event of the reference is labelled turn; labels there: lights off, turn, left\n", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truth_beside_a_recording_is_found_and_differences_from_it_are_listed()
    {
        var file = _folder.File("walk.edf", "good 2");
        _folder.File("walk.truth.csv", Truth + "walk.edf,EMG1,1.48,0.1,myoclonic jerk\nwalk.edf,EMG1,7,1,cramp\n");
        var result = await Cli.RunAsync("compare", file, "--reference", "auto", "-o", _folder.At("c.csv"));
        Assert.Equal((0, ""), (result.Code, result.Output));
        Assert.Equal(["c.csv", "c.differences.csv", "c.run.json", "walk.edf", "walk.truth.csv"], _folder.Names());
        Assert.Equal(
            [
                "recording,channel,onset,duration,label,first,second,only_in",
                $"{file},EMG1,2.500000,0.100000,myoclonic jerk,reference,surface,surface",
                $"{file},EMG1,7.000000,1.000000,cramp,reference,surface,reference",
            ],
            File.ReadAllLines(_folder.At("c.differences.csv")));
        var scopes = File.ReadAllLines(_folder.At("c.csv")).Select(line => string.Join(' ', line.Split(',').Take(5)));
        Assert.Equal(
            ["scope settings recording channel label", "all surface   ", "label surface   cramp", "label surface   myoclonic jerk", "channel surface  EMG1 ", $"recording surface {file}  ", $"recording-channel surface {file} EMG1 "],
            scopes);
        using var run = JsonDocument.Parse(File.ReadAllText(_folder.At("c.run.json")));
        Assert.Equal(0.05, run.RootElement.GetProperty("tolerance_seconds").GetDouble());
        Assert.Equal(20, run.RootElement.GetProperty("variants")[0].GetProperty("settings").GetProperty("filter").GetProperty("low_hz").GetDouble());
        Assert.Equal(64, run.RootElement.GetProperty("recordings")[0].GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task Json_holds_everything_in_one_object()
    {
        var file = _folder.File("walk.edf", "good 2");
        _folder.File("walk.truth.csv", Truth + "walk.edf,EMG1,1.48,0.1,myoclonic jerk\n");
        var result = await Cli.RunAsync("compare", file, _folder.At("no.edf"), "--reference", "auto", "--format", "json");
        Assert.Equal(3, result.Code);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(0.666667, json.RootElement.GetProperty("scores")[0].GetProperty("f1").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("scores")[0].GetProperty("f1_low").ValueKind);
        Assert.Equal("surface", json.RootElement.GetProperty("differences")[0].GetProperty("only_in").GetString());
        Assert.Equal("auto", json.RootElement.GetProperty("reference").GetString());
        Assert.Equal(_folder.At("no.edf"), json.RootElement.GetProperty("failed")[0].GetProperty("recording").GetString());
    }

    [Fact]
    public async Task A_table_without_events_leaves_recall_empty_and_is_told()
    {
        var result = await Cli.RunAsync("compare", _folder.File("walk.edf", "good 2"), "--reference", _folder.File("none.csv", "onset,label\n"), "--format", "csv");
        Assert.Equal(["0", "2", "0", "", "0"], Cells(result, 1, "reference", "found", "precision", "recall", "f1"));
        Assert.Contains("none.csv holds no events\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_recordings_one_may_have_no_event_in_the_table_and_one_may_fail()
    {
        string[] files = [_folder.File("a.edf", "good 1"), _folder.File("b.edf", "bad"), _folder.File("c.edf", "good 1")];
        var result = await Cli.RunAsync(["compare", "-q", .. files, "--reference", _folder.File("t.csv", Truth + "a.edf,EMG1,1.5,0.1,myoclonic jerk\n"), "--format", "csv"]);
        Assert.Equal(3, result.Code);
        Assert.Equal(["1", "2", "1"], Cells(result, 1, "reference", "found", "matched"));
        Assert.Equal([$"emgtool: {files[1]}: line 7: 'abc' in column 'EMG1' is not a number", "  hint: mend the line or leave the column out"], result.ErrorLines.Take(2));
        Assert.Equal("emgtool: 2 of 3 recordings done, 1 failed", result.ErrorLines[^1]);
        var told = await Cli.RunAsync(["compare", files[0], files[2], "--reference", _folder.At("t.csv")]);
        Assert.Contains($"emgtool: {files[2]}: warning: {_folder.At("t.csv")} has no event of this recording; every event found counts as false\n", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_of_the_same_name_in_another_folder_is_another_one()
    {
        string[] files = [_folder.File("a/x.edf", "good 1"), _folder.File("b/x.edf", "good 1")];
        var result = await Cli.RunAsync(["compare", .. files, "--reference", _folder.File("t.csv", Truth + "a/x.edf,EMG1,1.5,0.1,j\n"), "--format", "csv"]);
        Assert.Equal(["1", "2", "1"], Cells(result, 1, "reference", "found", "matched"));
        Assert.Contains($"emgtool: {files[1]}: warning: {_folder.At("t.csv")} has no event of this recording; every event found counts as false\n", result.Error, StringComparison.Ordinal);
        var vague = await Cli.RunAsync(["compare", .. files, "--reference", _folder.File("u.csv", Truth + "x.edf,EMG1,1.5,0.1,j\n")]);
        Assert.Equal((2, $"emgtool: --reference: {_folder.At("u.csv")}: 'x.edf' in column 'recording' may be {files[0]} or {files[1]}"), (vague.Code, vague.ErrorLines[0]));
    }

    [Fact]
    public async Task No_recording_that_can_be_scored_leaves_standard_output_empty_and_no_file()
    {
        var result = await Cli.RunAsync("compare", _folder.File("a.edf", "bad"), "--reference", "annotations", "-o", _folder.At("c.csv"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Equal(["a.edf"], _folder.Names());
    }

    [Theory]
    [InlineData("recording,onset,label\nother.edf,1,x\n", 2, "--reference: {0}: no event of any INPUT; the table names other.edf")]
    [InlineData("onset,label,channel\n1,x,EMG\n", 3, "{1}: the reference ({0}) has events of channel 'EMG', and the recording has no such channel")]
    [InlineData("onset\n1\n", 2, "--reference: {0}: there is no column 'label'")]
    [InlineData("", 2, "--reference: {0}: there is no column 'onset'")]
    public async Task A_reference_that_is_about_something_else_is_refused(string table, int code, string message)
    {
        var (file, reference) = (_folder.File("walk.edf", "good 1"), _folder.File("t.csv", table));
        var result = await Cli.RunAsync("compare", file, "--reference", reference);
        Assert.Equal((code, ""), (result.Code, result.Output));
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, "emgtool: " + message + "\n", reference, file), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_channel_that_is_not_analyzed_do_not_count()
    {
        var result = await Cli.RunAsync("compare", _folder.File("walk.edf", "good 1"), "--reference", _folder.File("t.csv", "onset,label,channel\n1.5,x,EMG1\n2,x,ECG\n"), "--format", "csv");
        Assert.Equal(["1", "1"], Cells(result, 1, "reference", "matched"));
    }

    [Fact]
    public async Task A_channel_that_settings_do_not_fit_has_no_part_in_their_numbers_which_is_told_even_when_quiet()
    {
        string[] args = ["compare", "-q", _folder.File("walk.edf", "narrow"), "-c", "*", "--vary", "filter.low_hz=20,60,100", "--format", "csv"];
        string[] columns = ["seconds", "first_events", "second_events", "matched", "event_agreement", "kappa"];
        var pairs = await Cli.RunAsync(args);
        Assert.Equal(0, pairs.Code);
        Assert.Equal(["58.5", "1", "1", "1", "1", "1"], Cells(pairs, 1, columns));
        Assert.Equal(["0", "", "", "", "", ""], Cells(pairs, 2, columns));
        Assert.Equal(
            [
                $"emgtool: {_folder.At("walk.edf")}: warning: ECG is not analyzed under low_hz=60, low_hz=100 and has no part in their numbers: the rate is too low",
                $"emgtool: {_folder.At("walk.edf")}: warning: EMG1 is not analyzed under low_hz=100 and has no part in its numbers: the rate is too low",
            ],
            pairs.ErrorLines);
        var scores = await Cli.RunAsync([.. args, "--reference", _folder.File("t.csv", "onset,label\n1.5,x\n")]);
        Assert.Equal(["117", "2", "2", "1"], Cells(scores, 1, "seconds", "reference", "matched", "recall"));
        Assert.Equal(["58.5", "1", "1", "1"], Cells(scores, 2, "seconds", "reference", "matched", "recall"));
        Assert.Equal(["0", "", "", ""], Cells(scores, 3, "seconds", "reference", "matched", "recall"));
        Assert.Equal(pairs.Error, scores.Error);
        var eye = await Cli.RunAsync([.. args[..^2], "--reference", _folder.At("t.csv")]);
        Assert.Contains("low_hz=100          -      -        -          -       -      -          -         -    -          -    -\n", eye.Output, StringComparison.Ordinal);
    }

    // The fake leaves 10 to 11 s and 20 to 20.5 s out of 60 s, and finds one event.
    [Fact]
    public async Task Events_that_nothing_can_be_found_of_do_not_count_and_those_outside_of_the_recording_are_told()
    {
        var (file, table) = (_folder.File("walk.edf", "good 1"), _folder.File("t.csv", "onset,label\n-1,x\n1.5,x\n10.5,x\n11.02,x\n20.1,x\n60.5,x\n"));
        var result = await Cli.RunAsync("compare", file, "--reference", table, "--format", "csv");
        Assert.Equal(["4", "1"], Cells(result, 1, "reference", "matched"));
        Assert.Contains($"emgtool: {file}: 2 events of the reference lie where nothing can be found (signal that is missing, flat or saturated, or without a noise floor) and do not count\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"emgtool: {file}: warning: 2 of 6 events of the reference lie outside of the recording, from 0 to 60 s, and count as missed; are its times seconds from the start of the recording?\n", result.Error, StringComparison.Ordinal);
        var swept = await Cli.RunAsync("sweep", file, "--reference", table, "--vary", "filter.order=2,4", "--format", "csv");
        Assert.Equal(["4", "1"], Cells(swept, 1, "reference", "matched"));
        Assert.Contains($"emgtool: {file}: 2 events of the reference lie where nothing can be found", swept.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_a_method_does_not_read_are_named()
    {
        var file = _folder.File("walk.edf", "good 1");
        var result = await Cli.RunAsync("compare", file, "--vary", "detector.name=adaptive,bonato", "--set", "detection.dip_seconds=0.1", "--vary", "detection.merge_seconds=0.02,0.1", "--set", "detection.floor_seconds=30");
        Assert.Equal("emgtool: detector bonato does not read detection.dip_seconds, detection.merge_seconds: they make no difference to what it finds", result.ErrorLines[0]);
        var analyzed = await Cli.RunAsync("analyze", file, "--detector", "bonato", "--set", "detection.dip_seconds=0.1");
        Assert.Equal("emgtool: detector bonato does not read detection.dip_seconds: it makes no difference to what it finds", analyzed.ErrorLines[0]);
        var preset = await Cli.RunAsync("analyze", file, "--detector", "bonato", "--preset", "sleep");
        Assert.DoesNotContain("does not read", preset.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silences_count_only_between_methods_that_look_for_them()
    {
        // The fake finds a silence with every method.
        var result = await Cli.RunAsync("compare", "-q", _folder.File("walk.edf", "silent"), "--vary", "detector.name=adaptive,solnik", "--vary", "filter.order=2,4", "--format", "csv");
        var pairs = result.OutputLines[1..7].Select((line, pair) => $"{string.Join(" / ", line.Split(',')[1..3])}: {string.Join(' ', Cells(result, pair + 1, "first_events", "second_events", "matched"))}");
        Assert.Equal(
            [
                "detector=adaptive order=2 / detector=adaptive order=4: 2 2 2",
                "detector=adaptive order=2 / detector=solnik order=2: 1 1 1",
                "detector=adaptive order=2 / detector=solnik order=4: 1 1 1",
                "detector=adaptive order=4 / detector=solnik order=2: 1 1 1",
                "detector=adaptive order=4 / detector=solnik order=4: 1 1 1",
                "detector=solnik order=2 / detector=solnik order=4: 1 1 1",
            ],
            pairs);
    }

    [Fact]
    public async Task Truth_of_another_recording_and_no_truth_at_all_are_told()
    {
        var file = _folder.File("walk.edf", "good 1");
        _folder.File("walk.truth.csv", Truth + "run.edf,EMG1,1.48,0.1,x\n");
        var other = await Cli.RunAsync("compare", "-q", file, "--reference", "auto");
        Assert.Equal((3, $"emgtool: {file}: {_folder.At("walk.truth.csv")} has no event of this recording; it names run.edf"), (other.Code, other.ErrorLines[0]));
        var broken = await Cli.RunAsync("compare", "-q", file, _folder.File("walk.truth.csv", "onset,label\n1,x\nzwei,x\n").Replace(".truth.csv", ".edf", StringComparison.Ordinal), "--reference", "auto");
        Assert.Equal((3, $"emgtool: {file}: {_folder.At("walk.truth.csv")}: line 3: 'zwei' in column 'onset' is not a number of seconds"), (broken.Code, broken.ErrorLines[0]));
    }

    [Theory]
    [InlineData("there is nothing to compare: one set of settings and no reference")]
    [InlineData("--reference-label: there is no --reference whose labels these are", "--reference-label", "x", "--with", "surface", "--with", "sleep")]
    [InlineData("--with: the same settings are given twice", "--with", "sleep", "--with", "sleep")]
    [InlineData("--preset: the settings start from --with sleep", "--with", "sleep", "--preset", "needle", "--vary", "filter.order=2,4")]
    [InlineData("--vary: 'filter.order' sets nothing", "--vary", "filter.order")]
    [InlineData("--vary: filter.order: 3 is not allowed; it must be a multiple of 2 from 2 to 16", "--vary", "filter.order=2,3")]
    [InlineData("low=12: detection.unit.low: 12 is not allowed; it must be at most detection.unit.threshold, which is 11.5", "--vary", "detection.unit.low=3,12")]
    [InlineData("--vary: 160000 combinations are too many; 10000 can be compared", "--vary", "filter.low_hz=1:400:1", "--vary", "filter.high_hz=401:800:1")]
    [InlineData("without a reference each of the settings is compared with each other, which 51 are too many for; the limit is 50", "--vary", "detection.floor_seconds=50:100:1")]
    [InlineData("--tolerance: 11 is out of range: 0 to 10 SECONDS", "--tolerance", "11")]
    [InlineData("--tolerance: '0,05' is not a number; decimals follow a point: 0.05", "--tolerance", "0,05")]
    [CommaCulture]
    public async Task What_cannot_be_compared_is_wrong_usage(string message, params string[] args)
    {
        var result = await Cli.RunAsync(["compare", _folder.File("walk.edf", "good 1"), .. args]);
        Assert.Equal((2, "", "emgtool: " + message), (result.Code, result.Output, result.ErrorLines[0]));
    }

    [Fact]
    public async Task Settings_come_from_files_and_presets_and_options_hold_for_all()
    {
        var (file, output) = (_folder.File("walk.edf", "good 1"), _folder.At("c.json"));
        var settings = _folder.File("mine.json", """{ "detection": { "merge_seconds": 0.01 } }""");
        var result = await Cli.RunAsync("compare", file, "--with", settings, "--with", "sleep", "--vary", "filter.order=2,4", "--mains", "off", "-o", output);
        Assert.Equal(0, result.Code);
        using var json = JsonDocument.Parse(File.ReadAllText(output));
        var variants = json.RootElement.GetProperty("variants").EnumerateArray().ToList();
        Assert.Equal(["mine order=2", "mine order=4", "sleep order=2", "sleep order=4"], variants.Select(variant => variant.GetProperty("name").GetString()));
        Assert.Equal([0.01, 0.01, 0.1, 0.1], variants.Select(variant => variant.GetProperty("settings").GetProperty("detection").GetProperty("merge_seconds").GetDouble()));
        Assert.All(variants, variant => Assert.Equal("off", variant.GetProperty("settings").GetProperty("filter").GetProperty("mains").GetString()));
        Assert.Equal(6, json.RootElement.GetProperty("agreements").EnumerateArray().Count(row => row.GetProperty("scope").GetString() == "all"));
    }

    [Fact]
    public async Task Neither_recordings_nor_references_are_written_over()
    {
        var file = _folder.File("walk.edf", "good 1");
        var truth = _folder.File("walk.truth.csv", Truth + "walk.edf,EMG1,1.5,0.1,x\n");
        string[][] outputs = [["--reference", "auto", "-o", truth], ["--reference", truth, "-o", truth], ["--reference", "auto", "-o", file]];
        foreach (var output in outputs)
        {
            var result = await Cli.RunAsync(["compare", file, .. output]);
            Assert.Equal((2, $"emgtool: --output: {output[^1]} is an input; it would be overwritten"), (result.Code, result.ErrorLines[0]));
        }

        Assert.StartsWith(Truth, File.ReadAllText(truth), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reference_the_pair_is_told_apart_as_two_analyses_tell_it_at_any_number_of_threads()
    {
        await Shell.RunAsync("emgtool synthesize -q a.edf --channels 2 --duration 20 --rate 1000 --snr 2-4 --seed 5; emgtool synthesize -q b.edf --scenario noise --channels 1 --duration 20 --rate 1000", _folder.Path);
        var one = await Run("1", "one.csv");
        var two = await Run("3", "two.csv");
        Assert.All(["", ".differences"], part => Assert.Equal(File.ReadAllBytes(_folder.At($"one{part}.csv")), File.ReadAllBytes(_folder.At($"two{part}.csv"))));
        Assert.Equal((0, one.Error), (two.Code, two.Error));

        var (first, second) = (await Events("2"), await Events("8"));
        var row = File.ReadAllLines(_folder.At("one.csv"))[1].Split(',');
        Assert.Equal(["all", "threshold=2", "threshold=8", "", "", "60", $"{first}", $"{second}"], row.Take(8));
        Assert.NotEqual(first, second);

        async Task<CliResult> Run(string threads, string output) => await Cli.RunAsync(
            Engine.Default, "", "compare", _folder.At("a.edf"), _folder.At("b.edf"), "--vary", "detection.jerk.threshold=2,8", "--threads", threads, "-o", _folder.At(output));

        async Task<int> Events(string threshold) =>
            (await Cli.RunAsync(Engine.Default, "", "analyze", "-q", _folder.At("a.edf"), _folder.At("b.edf"), "--set", "detection.jerk.threshold=" + threshold)).OutputLines.Length - 1;
    }

    [Fact]
    public async Task A_folder_that_holds_earlier_comparisons_is_searched_for_recordings_alone()
    {
        await Shell.RunAsync("emgtool synthesize -q a.edf --channels 1 --duration 5 --rate 1000; emgtool compare -q . --reference auto -o c.csv", _folder.Path);
        var result = await Shell.RunAsync("emgtool compare -q . --reference auto -o d.csv; echo $?", _folder.Path);
        Assert.Equal(("0\n", ""), (result.Output, result.Error));
        Assert.Equal(File.ReadAllBytes(_folder.At("c.csv")), File.ReadAllBytes(_folder.At("d.csv")));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Cells(CliResult result, int row, params string[] columns)
    {
        var names = result.OutputLines[0].Split(',').ToList();
        return [.. columns.Select(column => result.OutputLines[row].Split(',')[names.IndexOf(column)])];
    }
}
