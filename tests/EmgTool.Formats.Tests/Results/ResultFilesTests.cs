using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Filtering;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public sealed class ResultFilesTests : IDisposable
{
    private static readonly string[] Labels = ["myoclonic jerk"];

    private readonly string _folder = Directory.CreateTempSubdirectory("emgtool-results-").FullName;

    private static RunRecord Run => new() { Version = "1.2.3", Settings = new(), Reading = new() };

    [Fact]
    public void Nothing_is_there_before_the_commit_and_everything_after()
    {
        var path = Path.Join(_folder, "events.csv");
        using (var files = new ResultFiles(path, ResultFormat.Csv, Run, Labels))
        {
            Add(files);
            Assert.False(File.Exists(path));
            files.Commit(Run);
        }

        Assert.Equal(["events.annotations.csv", "events.artefacts.csv", "events.csv", "events.run.json", "events.summary.csv", "events.trains.csv"], Names());
        Assert.StartsWith("recording,channel,onset,duration,label", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.NotEqual(0xEF, File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void Without_a_commit_no_file_is_left_and_an_older_one_stays()
    {
        var path = Path.Join(_folder, "events.csv");
        File.WriteAllText(path, "older");
        using (var files = new ResultFiles(path, ResultFormat.Csv, Run, Labels))
        {
            Add(files);
        }

        Assert.Equal(["events.csv"], Names());
        Assert.Equal("older", File.ReadAllText(path));
    }

    [Fact]
    public void Json_lines_hold_trains_and_summary_themselves()
    {
        using (var files = new ResultFiles(Path.Join(_folder, "events.jsonl"), ResultFormat.Jsonl, Run, Labels))
        {
            Add(files);
            files.Commit(Run);
        }

        Assert.Equal(["events.jsonl", "events.run.json"], Names());
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        foreach (var name in new[] { "a", "b" })
        {
            var folder = Directory.CreateDirectory(Path.Join(_folder, name)).FullName;
            using var files = new ResultFiles(Path.Join(folder, "events.csv"), ResultFormat.Csv, Run, Labels);
            Add(files);
            files.Commit(Run);
        }

        Assert.All(
            Directory.GetFiles(Path.Join(_folder, "a")),
            path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Join(_folder, "b", Path.GetFileName(path)))));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_found_out_before_the_work() =>
        Assert.Throws<DirectoryNotFoundException>(() => new ResultFiles(Path.Join(_folder, "none", "events.csv"), ResultFormat.Csv, Run, Labels));

    [Fact]
    public void A_run_record_reads_back()
    {
        var run = Run with
        {
            Settings = new AnalysisSettings { Filter = new() { LowHz = 10, Phase = FilterPhase.Causal, Mains = MainsMode.Hz60 } },
            Reading = new() { Channels = ["EMG*"], RateHz = 1259.259, Unit = "mV", Delimiter = ";" },
        };
        var text = JsonSerializer.Serialize(run, ResultJson.Indented.RunRecord);
        var back = JsonSerializer.Deserialize(text, ResultJson.Indented.RunRecord)!;
        Assert.Equal(run.Settings, back.Settings);
        Assert.Contains("\"mains\": \"60\"", text, StringComparison.Ordinal);
        Assert.Contains("\"phase\": \"causal\"", text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Add(ResultFiles files)
    {
        var result = SampleResults.Result();
        files.Writer.Add(result, SampleResults.Source(result));
    }

    private IEnumerable<string?> Names() => Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
