using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class AnalyzeCommandTests : IDisposable
{
    private const string Footer = "emgtool: labels describe signal patterns; they are no diagnosis";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Bursts_go_to_standard_output_and_everything_else_to_standard_error()
    {
        var file = _folder.File("walk.edf", "good 2");
        var result = await Cli.RunAsync("analyze", file);
        Assert.Equal(0, result.Code);
        Assert.Equal(3, result.OutputLines.Length);
        Assert.StartsWith("recording,channel,onset,duration,label,", result.OutputLines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{file},EMG1,1.500000,0.100000,myoclonic jerk,", result.OutputLines[1], StringComparison.Ordinal);
        Assert.Contains($"emgtool: {file}: 1 of 2 channels chosen: EMG1; left out: ECG (ecg)\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"emgtool: {file}: warning: record 60: the header promises 61 records, 60 are there [RECORDS_MISSING]\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 myoclonic jerk\n", result.Error, StringComparison.Ordinal);
        Assert.Single(result.ErrorLines, Footer);
    }

    [Fact]
    public async Task Quiet_leaves_standard_error_empty()
    {
        var result = await Cli.RunAsync("analyze", "-q", _folder.File("walk.edf", "good 2"));
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(3, result.OutputLines.Length);
    }

    [Fact]
    public async Task A_bad_recording_is_told_and_the_others_are_done()
    {
        string[] files = [_folder.File("a.edf", "good 1"), _folder.File("b.edf", "bad"), _folder.File("c.edf", "good 1"), _folder.At("d.edf")];
        var result = await Cli.RunAsync(["analyze", "-q", .. files]);
        Assert.Equal(3, result.Code);
        Assert.Equal([files[0], files[2]], result.OutputLines[1..].Select(line => line.Split(',')[0]));
        Assert.Equal(
            [
                $"emgtool: {files[1]}: line 7: 'abc' in column 'EMG1' is not a number",
                "  hint: mend the line or leave the column out",
                $"emgtool: {files[3]}: no such file or folder",
                "emgtool: 2 of 4 recordings done, 2 failed",
            ],
            result.ErrorLines);
    }

    [Fact]
    public async Task The_account_is_the_last_line()
    {
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", "good 1"), _folder.File("b.edf", "bad"));
        Assert.Equal("emgtool: 1 of 2 recordings done, 1 failed", result.ErrorLines[^1]);
    }

    [Fact]
    public async Task A_single_bad_recording_exits_3_with_nothing_on_standard_output()
    {
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", "bad"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Equal(2, result.ErrorLines.Length);
    }

    [Theory]
    [InlineData("misfit", 2)]
    [InlineData("stale", 75)]
    [InlineData("bug", 1)]
    public async Task The_kind_of_failure_shows_in_the_exit_code(string content, int code)
    {
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", content));
        Assert.Equal((code, ""), (result.Code, result.Output));
    }

    [Fact]
    public async Task Settings_that_fit_some_recordings_leave_the_run_incomplete()
    {
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", "misfit"), _folder.File("b.edf", "good 1"));
        Assert.Equal(3, result.Code);
        Assert.Equal(2, result.OutputLines.Length);
    }

    [Fact]
    public async Task No_bursts_are_a_header_and_a_note()
    {
        var file = _folder.File("rest.edf", "good 0");
        var result = await Cli.RunAsync("analyze", file);
        Assert.Equal(0, result.Code);
        Assert.Single(result.OutputLines);
        Assert.Contains($"emgtool: {file}: no bursts found\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_leave_microvolts_empty_and_ask_for_the_unit()
    {
        var file = _folder.File("adc.csv", "counts");
        var result = await Cli.RunAsync("analyze", file);
        Assert.Contains($"emgtool: {file}: warning: amplitudes of EMG1 (counts) are unknown; their columns in microvolts stay empty\n  hint: say the unit with --unit, such as --unit mV\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("", Cell(result, "peak_uV"));
        var told = await Cli.RunAsync("analyze", file, "--unit", "mV");
        Assert.DoesNotContain("amplitudes", told.Error, StringComparison.Ordinal);
        Assert.Equal("123.457", Cell(told, "peak_uV"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task The_number_of_threads_does_not_change_a_byte(string format)
    {
        for (var i = 0; i < 12; i++)
        {
            _folder.File($"{i:00}.edf", i % 5 == 3 ? "bad" : $"good {i}");
        }

        var one = await Cli.RunAsync("analyze", _folder.Path, "--threads", "1", "--format", format);
        var many = await Cli.RunAsync("analyze", _folder.Path, "--threads", "8", "--format", format);
        Assert.Equal(one, many);
        Assert.Equal(3, one.Code);
    }

    [Theory]
    [InlineData(1, "8", 8)]
    [InlineData(3, "8", 2)]
    [InlineData(3, "2", 1)]
    public async Task The_threads_are_shared_out_among_the_recordings(int recordings, string threads, int each)
    {
        for (var i = 0; i < recordings; i++)
        {
            _folder.File($"{i}.edf", "good 1");
        }

        var seen = new ConcurrentBag<int>();
        await Cli.RunAsync(FakeEngine.Create(seenThreads: seen.Add), "", "analyze", _folder.Path, "--threads", threads);
        Assert.Equal(Enumerable.Repeat(each, recordings), seen);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task The_hash_is_that_of_the_input_also_when_it_is_taken_during_the_analysis(string threads)
    {
        var file = _folder.File("walk.edf", "good 1");
        var result = await Cli.RunAsync("analyze", file, "--threads", threads, "--format", "jsonl");
        Assert.Contains($"\"bytes\":6,\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData("good 1"u8))}\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_file_brings_its_companions_and_leaves_standard_output_empty()
    {
        var file = _folder.File("walk.edf", "good 2");
        var result = await Cli.RunAsync("analyze", file, "-o", _folder.At("out.csv"));
        Assert.Equal((0, ""), (result.Code, result.Output));
        Assert.Equal(["out.annotations.csv", "out.artefacts.csv", "out.csv", "out.run.json", "out.summary.csv", "out.trains.csv", "walk.edf"], _folder.Names());
        var onStandardOutput = await Cli.RunAsync("analyze", file);
        Assert.Equal(onStandardOutput.Output, File.ReadAllText(_folder.At("out.csv")));
    }

    [Fact]
    public async Task Annotations_and_triggers_stand_in_a_table_of_their_own()
    {
        var file = _folder.File("walk.edf", "good 1");
        await Cli.RunAsync("analyze", file, "-o", _folder.At("out.csv"));
        Assert.Equal(
            $"""
            recording,onset,duration,channel,annotation
            {file},1.500000,,,lights off
            {file},1.750000,,Status,255
            {file},2.000000,0.500000,EMG1,"turn, left"

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.At("out.annotations.csv")));
        var lines = await Cli.RunAsync("analyze", file, "--format", "jsonl");
        Assert.Equal(
            ["lights off", "255", "turn, left"],
            lines.OutputLines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("type").ValueEquals("annotation")).Select(line => line.GetProperty("annotation").GetString()!));
    }

    [Fact]
    public async Task A_setting_by_its_path_wins_over_the_file_and_over_an_option_and_the_last_one_counts()
    {
        AnalysisSettings? seen = null;
        var file = _folder.File("settings.json", """{ "filter": { "low_hz": 5, "order": 4 }, "detection": { "unit": { "threshold": 30 } } }""");
        var result = await Cli.RunAsync(
            FakeEngine.Create(settings => seen = settings), "", "analyze", _folder.File("walk.edf", "good 1"), "--settings", file,
            "--set", "filter.low_hz=7", "--set", "filter.low_hz=8", "--band", "30-300", "--set", "detection.unit.low=20");
        Assert.Equal(0, result.Code);
        Assert.Equal(new FilterSettings { LowHz = 8, HighHz = 300, Order = 4 }, seen!.Filter);
        Assert.Equal(new DetectionScale(0.003, 30, 20), seen.Detection.Unit);
    }

    [Theory]
    [InlineData("detection.merge_secs=0.1", "--set: there is no setting 'detection.merge_secs'\n  hint: did you mean detection.merge_seconds?\n")]
    [InlineData("detection.merge_seconds", "--set: 'detection.merge_seconds' sets nothing\n")]
    [InlineData("detection.merge_seconds=2", "detection.merge_seconds: 2 is not allowed; it must be 0 to 0.4 s")]
    public async Task A_setting_that_is_none_is_wrong_usage(string assignment, string message)
    {
        var result = await Cli.RunAsync("analyze", _folder.File("walk.edf", "good 1"), "--set", assignment);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_record_tells_inputs_failures_and_settings_and_can_be_fed_back()
    {
        var good = _folder.File("walk.edf", "good 2");
        var bad = _folder.File("bad.edf", "bad");
        var result = await Cli.RunAsync("analyze", good, bad, "--band", "10-300", "--mains", "60", "-o", _folder.At("out.tsv"));
        Assert.Equal(3, result.Code);
        using var run = JsonDocument.Parse(File.ReadAllText(_folder.At("out.run.json")));
        var recording = run.RootElement.GetProperty("recordings")[0];
        Assert.Equal(6, recording.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("good 2"u8)), recording.GetProperty("sha256").GetString());
        Assert.Equal(bad, run.RootElement.GetProperty("failed")[0].GetProperty("recording").GetString());

        Core.AnalysisSettings? seen = null;
        await Cli.RunAsync(FakeEngine.Create(settings => seen = settings), "", "analyze", good, "--settings", _folder.At("out.run.json"));
        Assert.Equal((10, 300, Core.Filtering.MainsMode.Hz60), (seen!.Filter.LowHz, seen.Filter.HighHz, seen.Filter.Mains));
    }

    [Fact]
    public async Task The_format_follows_the_extension_unless_said_otherwise()
    {
        var file = _folder.File("walk.edf", "good 1");
        await Cli.RunAsync("analyze", file, "-o", _folder.At("a.tsv"));
        await Cli.RunAsync("analyze", file, "-o", _folder.At("b.jsonl"));
        await Cli.RunAsync("analyze", file, "-o", _folder.At("c.txt"), "--format", "tsv");
        Assert.StartsWith("recording\tchannel", File.ReadAllText(_folder.At("a.tsv")), StringComparison.Ordinal);
        Assert.StartsWith("{\"type\":\"run\",\"schema\":1,", File.ReadAllText(_folder.At("b.jsonl")), StringComparison.Ordinal);
        Assert.StartsWith("recording\tchannel", File.ReadAllText(_folder.At("c.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_recording_could_be_analyzed_no_file_appears()
    {
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", "bad"), "-o", _folder.At("out.csv"));
        Assert.Equal(3, result.Code);
        Assert.Equal(["a.edf"], _folder.Names());
    }

    [Theory]
    [InlineData("walk.csv")]
    [InlineData("./walk.csv")]
    [InlineData("x.csv")]
    public async Task An_input_is_never_overwritten(string output)
    {
        var named = _folder.File(output.StartsWith('x') ? "x.summary.csv" : "walk.csv", "good 1");
        var result = await Cli.RunAsync("analyze", named, "-o", Path.Join(_folder.Path, output));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains("is an input; it would be overwritten", result.Error, StringComparison.Ordinal);
        Assert.Equal("good 1", File.ReadAllText(named));
    }

    [Fact]
    public async Task A_second_run_over_a_folder_with_results_in_it_gives_the_same_results()
    {
        _folder.File("walk.edf", "good 2");
        var first = await Cli.RunAsync("analyze", _folder.Path, "-o", _folder.At("out.csv"));
        var bytes = File.ReadAllBytes(_folder.At("out.csv"));
        var second = await Cli.RunAsync("analyze", _folder.Path, "-o", _folder.At("out.csv"));
        Assert.Equal(first, second);
        Assert.Equal(bytes, File.ReadAllBytes(_folder.At("out.csv")));
    }

    [Fact]
    public async Task An_output_place_that_cannot_be_is_found_out_before_the_work()
    {
        var file = _folder.File("walk.edf", "good 1");
        var missing = await Cli.RunAsync("analyze", file, "-o", _folder.At("none/out.csv"));
        Assert.Equal((1, $"emgtool: {_folder.At("none/out.csv")}: no such file or folder\n"), (missing.Code, missing.Error));
        Assert.Equal(2, (await Cli.RunAsync("analyze", file, "-o", _folder.Path)).Code);
        Assert.Equal(2, (await Cli.RunAsync("analyze", file, "-o", "/dev/full")).Code);
        Assert.Equal(2, (await Cli.RunAsync("analyze", file, "-o", "")).Code);
    }

    [Fact]
    public async Task A_full_disk_is_one_line_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /dev/full");
        var file = _folder.File("walk.edf", "good 2");
        File.CreateSymbolicLink(_folder.At("out.csv"), "/dev/full");
        var result = await Cli.RunAsync("analyze", "-q", file, "-o", _folder.At("out.csv"));
        Assert.Equal(new CliResult(1, "", $"emgtool: {_folder.At("out.csv")}: no space left on the device\n"), result);
        Assert.Equal(["out.csv", "walk.edf"], _folder.Names());
        Assert.True(new FileInfo("/dev/full").Length == 0 && File.ResolveLinkTarget(_folder.At("out.csv"), returnFinalTarget: false) is not null);
    }

    [Fact]
    public async Task Standard_input_is_a_recording_by_its_dash_and_has_no_checksum()
    {
        var result = await Cli.RunAsync("analyze", "-", "--format", "jsonl");
        Assert.Equal(0, result.Code);
        Assert.Contains("\"recording\":\"-\",\"format\":\"EDF+C\",\"bytes\":null,\"sha256\":null", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_inputs_comes_from_a_file_or_standard_input()
    {
        var a = _folder.File("a.edf", "good 1");
        var b = _folder.File("b c.edf", "good 1");
        var list = _folder.File("list", $"{a}\r\n\n{b}\n");
        var fromFile = await Cli.RunAsync("analyze", "-q", "--files-from", list);
        var fromInput = await Cli.RunAsync(FakeEngine.Create(), File.ReadAllText(list), "analyze", "-q", "--files-from", "-");
        Assert.Equal(3, fromFile.OutputLines.Length);
        Assert.Equal(fromFile, fromInput);
    }

    [Theory]
    [InlineData("--files-from", "-", "-")]
    [InlineData("--files-from", "none.txt")]
    [InlineData("--files-from", "-")]
    [InlineData("-q")]
    public async Task Inputs_that_cannot_be_are_wrong_usage(params string[] args)
    {
        var result = await Cli.RunAsync(["analyze", .. args]);
        Assert.Equal((2, ""), (result.Code, result.Output));
    }

    [Fact]
    public async Task A_dry_run_lists_and_analyzes_nothing()
    {
        var result = await Cli.RunAsync("analyze", "--dry-run", _folder.File("a.edf", "bug"), _folder.File("b.edf", "bad"), "--band", "5-100", "-o", _folder.At("out.csv"));
        Assert.Equal(3, result.Code);
        Assert.Contains("EDF+C   EMG1     mV       2000       60\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"low_hz\": 5,", result.Output, StringComparison.Ordinal);
        Assert.Equal(["a.edf", "b.edf"], _folder.Names());
    }

    [Fact]
    public async Task A_name_with_control_characters_cannot_move_the_cursor()
    {
        var result = await Cli.RunAsync("analyze", _folder.At("a\e[2Jb\n.edf"));
        Assert.Contains("a\\x1b[2Jb\\x0a.edf: no such file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    [CommaCulture]
    public async Task Results_are_the_same_in_any_culture()
    {
        var result = await Cli.RunAsync("analyze", _folder.File("walk.edf", "good 1"));
        Assert.Contains(",1.500000,0.100000,", result.Output, StringComparison.Ordinal);
        Assert.Contains("58.5", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("58,5", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Cell(CliResult result, string column)
    {
        var index = BurstColumns.All.Select(c => c.Name).ToList().IndexOf(column);
        return result.OutputLines[1].Split(',')[index];
    }
}
