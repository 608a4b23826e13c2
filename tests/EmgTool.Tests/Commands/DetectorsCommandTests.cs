using System.Text.Json;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Edf;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class DetectorsCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task All_methods_are_listed_with_what_they_are_and_where_they_come_from()
    {
        var result = await Cli.RunAsync("detectors");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(DetectorCatalog.All.Count + 1, result.OutputLines.Length);
        Assert.All(DetectorCatalog.All, method => Assert.Contains(
            result.OutputLines, line => line.StartsWith(method.Name + " ", StringComparison.Ordinal) && line.Contains(method.Title, StringComparison.Ordinal) && line.EndsWith(method.Doi, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_method_is_shown_with_its_paper_and_all_its_parameters()
    {
        var result = await Cli.RunAsync("detectors", "bonato");

        Assert.StartsWith("bonato: double threshold: energy of sample pairs, r0 times out of m\n  paper: Bonato, D'Alessio and Knaflitz 1998, ", result.Output, StringComparison.Ordinal);
        Assert.Contains(", doi 10.1109/10.661154\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nparameter +default +range +meaning +source\n", result.Output);
        Assert.Matches(@"\nfalse_alarm +0\.05 +1E-12 to 0\.5  +probability that a row of noise is taken for activity +Bonato et al\. 1998", result.Output);
        Assert.Matches(@"\nminimum_seconds +0\.03 +0 to 10 s  +shorter bursts are dropped  +Bonato", result.Output);
    }

    [Fact]
    public async Task The_default_method_says_where_its_settings_are() =>
        Assert.EndsWith("  parameters: the settings of detection\n", (await Cli.RunAsync("detectors", "adaptive")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Json_has_one_method_a_line_and_all_that_the_text_has()
    {
        var result = await Cli.RunAsync("detectors", "--json");

        Assert.Equal(DetectorCatalog.All.Count, result.OutputLines.Length);
        using var json = JsonDocument.Parse(result.OutputLines[1]);
        var method = DetectorCatalog.All[1];
        Assert.Equal(
            ["name", "title", "paper", "doi", "streaming", "notes", "parameters"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(method.Name, json.RootElement.GetProperty("name").GetString());
        var parameter = json.RootElement.GetProperty("parameters")[0];
        Assert.Equal(
            ["name", "unit", "default", "minimum", "maximum", "meaning", "source", "is_count"], parameter.EnumerateObject().Select(property => property.Name));
        Assert.Equal(method.Parameters[0].Default, parameter.GetProperty("default").GetDouble());
    }

    [Theory]
    [InlineData("there is no detector 'bonatto'\n  hint: did you mean bonato?\n", "detectors", "bonatto")]
    [InlineData("--detector: there is no detector 'bonatto'; did you mean bonato?\n", "analyze", "x.edf", "--detector", "bonatto")]
    [InlineData("--set: detector.name: 'bonatto' is none of adaptive, ", "analyze", "x.edf", "--set", "detector.name=bonatto")]
    public async Task A_method_that_does_not_exist_is_answered_with_the_nearest(string message, params string[] args)
    {
        var result = await Cli.RunAsync(args);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith("emgtool: " + message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"detector\": { \"name\": \"pelt\",\n\"parameters\": { \"level\": 0.5 } } }", ":3: detector.parameters.level: 0.5 is not allowed; it must be 1 to 1000 noise variance", "level of pelt: variance over which")]
    [InlineData("{\n\"detector\": { \"name\": \"pelt\",\n\"parameters\": { \"above\": 1 } } }", ":3: detector.parameters.above: the detector pelt has no such parameter", "parameters: resolution_seconds, ")]
    [InlineData("{\n\"detector\": { \"name\": \"pelt\",\n\"parameters\": { \"levl\": 1 } } }", ":3: there is no setting 'detector.parameters.levl'", "did you mean level?")]
    [InlineData("{\n\"detector\": { \"name\": \"pelt\",\n\"parameters\": { \"level\": \"2\" } } }", ":3: detector.parameters.level: found text '2', a number is needed", "write it without quotation marks")]
    [InlineData("{\n\"detector\": { \"name\": \"threshold\",\n\"parameters\": { \"high\": 1 } } }", ":3: detector.parameters.low: 2 is not allowed; it must be at most detector.parameters.high, which is 1", "A burst reaches")]
    [InlineData("{\n\"detector\": { \"name\": \"plet\" } }", ":2: detector.name: found text 'plet', one of \"adaptive\", ", "did you mean pelt?")]
    [InlineData("{\n\"detector\": { \"name\": 3 } }", ":2: detector.name: found 3, one of \"adaptive\", ", null)]
    public async Task What_makes_no_sense_in_a_settings_file_is_told_with_its_line(string text, string message, string? hint)
    {
        var settings = _folder.File("s.json", text);
        var result = await Cli.RunAsync("analyze", _folder.File("a.edf", "good 1"), "--settings", settings);

        Assert.Equal(2, result.Code);
        Assert.StartsWith($"emgtool: --settings: {settings}{message}", result.Error.Replace("emgtool: " + settings, "emgtool: --settings: " + settings, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(hint is null ? "\n" : $"\n  hint: {hint}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_set_by_their_paths()
    {
        Synthesize();
        await Analyze("--detector", "bonato", "--set", "detector.parameters.above=2", "-o", _folder.At("set.csv"));
        await Analyze("--set", "detector.name=bonato", "--set", "detector.parameters.above=2", "-o", _folder.At("both.csv"));

        Assert.Equal(2, Parameters("set.run.json")["above"]);
        Assert.Equal(File.ReadAllText(_folder.At("set.csv")), File.ReadAllText(_folder.At("both.csv")));
        var result = await Cli.RunAsync("analyze", "x.edf", "--set", "detector.parameters.above=2");
        Assert.StartsWith("emgtool: detector.parameters.above: the detector adaptive has no such parameter\n", result.Error, StringComparison.Ordinal);
        result = await Cli.RunAsync("analyze", "x.edf", "--detector", "bonato", "--set", "detector.parameters.above=9");
        Assert.StartsWith("emgtool: detector.parameters.above: 9 is not allowed; it must be at most detector.parameters.successive, which is 5\n  hint: No more pairs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_record_holds_all_values_and_repeats_the_run()
    {
        Synthesize();
        var settings = _folder.File("s.json", """{ "detector": { "name": "bonato", "parameters": { "above": 2 } } }""");
        await Analyze("--settings", settings, "-o", _folder.At("first.csv"));
        await Analyze("--settings", _folder.At("first.run.json"), "-o", _folder.At("again.csv"));
        await Analyze("--detector", "bonato", "-o", _folder.At("plain.csv"));

        Assert.Equal(
            DetectorCatalog.Get("bonato").Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Name == "above" ? 2 : parameter.Default),
            Parameters("first.run.json"));
        Assert.Equal(File.ReadAllText(_folder.At("first.csv")), File.ReadAllText(_folder.At("again.csv")));
        Assert.NotEqual(File.ReadAllText(_folder.At("first.csv")), File.ReadAllText(_folder.At("plain.csv")));
    }

    [Fact]
    public async Task Another_method_on_the_command_line_has_parameters_of_its_own()
    {
        Synthesize();
        var settings = _folder.File("s.json", """{ "detector": { "name": "bonato", "parameters": { "above": 2, "merge_seconds": 0.1 } } }""");
        await Analyze("--settings", settings, "--detector", "bonato", "-o", _folder.At("same.csv"));
        await Analyze("--settings", settings, "--detector", "threshold", "-o", _folder.At("other.csv"));

        Assert.Equal(0.1, Parameters("same.run.json")["merge_seconds"]);
        Assert.Equal(0.05, Parameters("other.run.json")["merge_seconds"]);
    }

    [Fact]
    public async Task Every_method_finds_the_jerks_of_a_recording_and_measures_and_labels_them()
    {
        var truth = Synthesize().Truth.ToList();
        foreach (var method in DetectorCatalog.All)
        {
            var found = TableRows.Events((await Analyze("--detector", method.Name)).Output);
            var hits = truth.Count(item => found.Any(burst => burst.Onset < (double)(item.OnsetSeconds + item.DurationSeconds) && burst.Onset + burst.Duration > (double)item.OnsetSeconds));
            Assert.True(hits >= truth.Count / 2, $"{method.Name}: {hits} of {truth.Count}");
            Assert.All(found, burst => Assert.NotEmpty(burst.Label));
        }
    }

    [Fact]
    public void The_page_on_detectors_compares_every_method()
    {
        var page = File.ReadAllText(Path.Join(Repository.Root, "docs", "detectors.md"));
        Assert.All(DetectorCatalog.Names, name => Assert.Contains($"\n| `{name}` | ", page, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();


    private Synthesizer Synthesize()
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings { Seed = 5, DurationSeconds = 30, Rate = new SamplingRate(2000), Channels = Scenarios.Channels("jerks", 1) });
        using var reader = new SyntheticRecordingReader(synthesizer);
        EdfWriter.Write(_folder.At("jerks.edf"), reader, new());
        return synthesizer;
    }

    private async Task<CliResult> Analyze(params string[] args)
    {
        var result = await Cli.RunAsync(Engine.Default, "", ["analyze", "-q", _folder.At("jerks.edf"), .. args]);
        Assert.Equal((0, ""), (result.Code, result.Error));
        return result;
    }

    private Dictionary<string, double> Parameters(string run)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.At(run)));
        return json.RootElement.GetProperty("settings").GetProperty("detector").GetProperty("parameters").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetDouble());
    }
}
