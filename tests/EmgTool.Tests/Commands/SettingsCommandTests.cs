using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Settings;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class SettingsCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData()]
    [InlineData("--preset", "needle")]
    [InlineData("--preset", "sleep", "--band", "5-80", "--set", "filter.mains=off", "--set", "detection.jerk.low=1.25")]
    [InlineData("--json")]
    [InlineData("--json", "--preset", "needle", "--order", "4", "--set", "detection.flat_seconds=0.123456789")]
    public async Task What_is_shown_can_be_fed_back(params string[] options)
    {
        var shown = await Cli.RunAsync(["settings", "show", .. options]);
        Assert.Equal((0, ""), (shown.Code, shown.Error));
        AnalysisSettings? fromOptions = null, fromFile = null;
        var recording = _folder.File("walk.edf", "good 1");
        await Cli.RunAsync(FakeEngine.Create(settings => fromOptions = settings), "", ["analyze", recording, .. options.Where(option => option != "--json")]);
        await Cli.RunAsync(FakeEngine.Create(settings => fromFile = settings), "", "analyze", recording, "--settings", _folder.File("shown.json", shown.Output));
        Assert.NotNull(fromOptions);
        Assert.Equal(fromOptions, fromFile);
        var again = await Cli.RunAsync(["settings", "show", "--settings", _folder.At("shown.json"), .. options.Intersect(["--json"])]);
        Assert.Equal(shown.Output, again.Output);
    }

    [Fact]
    public async Task Json_has_no_comments() => _ = JsonDocument.Parse((await Cli.RunAsync("settings", "show", "--json")).Output);

    [Fact]
    public async Task Every_setting_is_shown_with_its_meaning_limits_and_reason()
    {
        var lines = (await Cli.RunAsync("settings", "show", "--preset", "needle", "--set", "filter.order=4", "--set", "detection.unit.threshold=60")).OutputLines;
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(
            [
                "    // Butterworth order of one pass. A multiple of 2 from 2 to 16.",
                "    // Changed from 2, the default: steep filters ring and move the edges of strong bursts.",
                "    \"order\": 4,",
            ],
            Before("\"order\"", 2));
        Assert.Equal(
            [
                "      // Changed from 20, the value of the preset needle: distant units exceed the noise all the",
                "      // time; those near the needle exceed it by far.",
                "      \"threshold\": 60,",
            ],
            Before("\"threshold\": 60", 2));
        Assert.Equal("    // Preset needle, where the default is 450: needle EMG reaches to 10 kHz (Tankisi et al. 2020,", Before("\"high_hz\"", 2)[0]);
        Assert.Equal("    // Default: where there is none, nothing is subtracted.", Before("\"mains\"", 1)[0]);
        Assert.Equal("  // A needle or a fine wire in the muscle: every discharge by itself.", Before("\"preset\"", 1)[0]);

        string[] Before(string key, int count)
        {
            var index = Array.FindIndex(lines, line => line.TrimStart().StartsWith(key, StringComparison.Ordinal));
            return lines[(index - count)..(index + 1)];
        }
    }

    [Fact]
    public async Task What_is_wrong_with_the_settings_to_show_is_wrong_usage()
    {
        var result = await Cli.RunAsync("settings", "show", "--set", "filter.order=3");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.EndsWith("Try 'emgtool settings show --help'.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_all_that_is_wrong_with_every_file()
    {
        var good = _folder.File("good.json", "{ // nothing\n }");
        var bad = _folder.File("bad.json", "{ \"filter\": {\n\"low_hz\": -1,\n\"ordr\": 2 } }");
        var result = await Cli.RunAsync("settings", "check", bad, good, _folder.At("none.json"));
        Assert.Equal((2, $"{good}: nothing wrong\n"), (result.Code, result.Output));
        Assert.Equal(
            [
                $"emgtool: {bad}:2: filter.low_hz: -1 is not allowed; it must be 0 to 20000 Hz",
                "  hint: No electrode records EMG beyond 20,000 Hz: needle recordings end near 10,000 Hz, single-fibre ones at 20,000 Hz",
                $"emgtool: {bad}:3: there is no setting 'filter.ordr'",
                "  hint: did you mean order?",
                $"emgtool: {_folder.At("none.json")}: no such file or folder",
            ],
            result.ErrorLines);
        Assert.Equal((0, $"{good}: nothing wrong\n", ""), Parts(await Cli.RunAsync("settings", "check", good)));
    }

    [Fact]
    public async Task Diff_lists_what_differs_between_files_presets_and_runs()
    {
        var file = _folder.File("mine.json", """{ "preset": "sleep", "filter": { "low_hz": 5, "phase": "causal" } }""");
        var result = await Cli.RunAsync("settings", "diff", "sleep", file);
        Assert.Equal((4, ""), (result.Code, result.Error));
        Assert.Equal([$"setting|sleep|{file}", "filter.low_hz|10|5", "filter.phase|\"zero\"|\"causal\""], result.OutputLines.Select(Cells));

        var recording = _folder.File("walk.edf", "good 1");
        await Cli.RunAsync("analyze", "-q", recording, "--settings", file, "-o", _folder.At("out.csv"));
        result = await Cli.RunAsync("settings", "diff", file, _folder.At("out.run.json"));
        Assert.Equal((0, "", $"emgtool: {file} and {_folder.At("out.run.json")} are the same settings\n"), Parts(result));
    }

    [Theory]
    [InlineData("needles")]
    [InlineData("./needle")]
    public async Task Diff_takes_what_is_no_preset_for_a_file(string name)
    {
        var result = await Cli.RunAsync("settings", "diff", "needle", name);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith($"emgtool: {name}: no such file or folder\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_and_a_file_that_starts_from_another_are_wrong_usage()
    {
        AnalysisSettings? seen = null;
        var file = _folder.File("mine.json", """{ "filter": { "low_hz": 5 } }""");
        var recording = _folder.File("walk.edf", "good 1");
        await Cli.RunAsync(FakeEngine.Create(settings => seen = settings), "", "analyze", recording, "--preset", "needle", "--settings", file);
        Assert.Equal(SettingPath.Apply(Presets.Of(Preset.Needle).Settings, "filter.low_hz", "5"), seen);
        var result = await Cli.RunAsync("analyze", recording, "--preset", "needle", "--settings", _folder.File("other.json", """{ "preset": "sleep" }"""));
        Assert.Equal(2, result.Code);
    }

    public void Dispose() => _folder.Dispose();

    private static (int Code, string Output, string Error) Parts(CliResult result) => (result.Code, result.Output, result.Error);

    private static string Cells(string row) => string.Join('|', row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
