using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Tests;

/// <summary>Real recordings through the real program: files of known truth, whole and broken.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("jerks.edf")]
    [InlineData("jerks.csv")]
    public async Task Bursts_of_a_recording_are_where_its_truth_says(string name)
    {
        var truth = Synthesize(name, seed: 41).Truth.ToList();
        var found = Rows(await Cli.RunAsync(Engine.Default, "", "analyze", _folder.At(name)));
        var hits = truth.Count(item => found.Exists(row => string.Equals(row.Channel, item.Channel, StringComparison.Ordinal) && Math.Abs(row.Onset - (double)item.OnsetSeconds) < 0.05));
        Assert.True(truth.Count >= 10);
        Assert.InRange(hits, truth.Count * 0.95, truth.Count);
        Assert.InRange(found.Count, hits, truth.Count * 1.1);
        Assert.True(found.Count(row => string.Equals(row.Label, "myoclonic jerk", StringComparison.Ordinal)) >= 0.9 * found.Count);
    }

    [Fact]
    public async Task Standard_input_and_a_file_give_the_same_results()
    {
        Synthesize("jerks.csv", seed: 42);
        var file = await Shell.RunAsync("emgtool analyze -q jerks.csv", _folder.Path);
        var piped = await Shell.RunAsync("cat jerks.csv | emgtool analyze -q -", _folder.Path);
        Assert.Equal((0, ""), (file.Code, file.Error));
        Assert.Equal(file.Output, piped.Output.Replace("\n-,", "\njerks.csv,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_line_states_all_that_was_inferred_of_a_text_recording_and_the_results_keep_it()
    {
        File.WriteAllText(_folder.At("a.txt"), "Zeit [s];EMG [mV]\n" + string.Concat(Enumerable.Range(0, 3000).Select(k => $"{k / 1000},{k % 1000:000};0,{k * 37 % 100:00}\n")));
        var result = await Cli.RunAsync(Engine.Default, "", "analyze", _folder.At("a.txt"), "-o", _folder.At("out.csv"));
        const string Stated = "delimiter semicolon; decimal sign comma; encoding UTF-8; titles line 1; rows 3000; sampling rate 1000 Hz from time column 'Zeit [s]', from its end points; unit mV from titles; missing values 0";
        Assert.Equal($"emgtool: {_folder.At("a.txt")}: read as text table: {Stated}", result.ErrorLines[0]);
        using var run = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder.At("out.run.json")));
        var details = run.RootElement.GetProperty("recordings")[0].GetProperty("details").EnumerateArray();
        Assert.Equal(Stated, string.Join("; ", details.Select(detail => $"{detail.GetProperty("name").GetString()} {detail.GetProperty("value").GetString()}")));
    }

    [Fact]
    public async Task A_strict_run_refuses_what_is_odd()
    {
        File.WriteAllText(_folder.At("odd.csv"), "time_s,EMG (mV)\n0,1\n0.001,NaN\n0.002,2\n0.003,3\n0.004,2\n");
        Assert.Equal(0, (await Cli.RunAsync(Engine.Default, "", "info", _folder.At("odd.csv"))).Code);
        var result = await Cli.RunAsync(Engine.Default, "", "info", "--strict", _folder.At("odd.csv"));
        Assert.Equal(3, result.Code);
        Assert.StartsWith($"emgtool: {_folder.At("odd.csv")}: --strict: column 'EMG', line 3: Missing values: 1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_record_repeats_the_run_and_the_threads_do_not_matter()
    {
        Synthesize("a.edf", seed: 43);
        Synthesize("b.csv", seed: 44);
        Synthesize("c.edf", seed: 45);
        Directory.CreateDirectory(_folder.At("one"));
        Directory.CreateDirectory(_folder.At("two"));
        Assert.Equal(0, (await Cli.RunAsync(Engine.Default, "", "analyze", _folder.Path, "--band", "30-400", "--threads", "1", "-o", _folder.At("one/events.csv"))).Code);
        await Cli.RunAsync(Engine.Default, "", "analyze", _folder.Path, "--settings", _folder.At("one/events.run.json"), "--threads", "3", "-o", _folder.At("two/events.csv"));
        Assert.Equal(6, Directory.GetFiles(_folder.At("two")).Length);
        Assert.All(
            Directory.GetFiles(_folder.At("one")),
            path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Join(_folder.At("two"), Path.GetFileName(path)))));
    }

    [Fact]
    public async Task Nothing_but_noise_is_a_header_and_a_note()
    {
        Synthesize("rest.edf", seed: 46, scenario: "noise");
        var result = await Cli.RunAsync(Engine.Default, "", "analyze", _folder.At("rest.edf"));
        Assert.Equal(0, result.Code);
        Assert.Single(result.OutputLines);
        Assert.Contains("rest.edf: no bursts found\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_files_are_told_with_a_place_and_the_whole_one_is_done()
    {
        Synthesize("d.edf", seed: 47);
        var whole = File.ReadAllBytes(_folder.At("d.edf"));
        File.WriteAllBytes(_folder.At("a.edf"), whole[..300]);
        _folder.File("b.csv", "time,EMG1_uV\n0,1\n0.001,zwei\n0.002,3\n");
        _folder.File("c.edf", "");
        var result = await Cli.RunAsync(Engine.Default, "", "analyze", "-q", _folder.Path);
        Assert.Equal(3, result.Code);
        var errors = result.ErrorLines.Where(line => line.StartsWith("emgtool: ", StringComparison.Ordinal)).ToList();
        Assert.StartsWith($"emgtool: {_folder.At("a.edf")}: ", errors[0], StringComparison.Ordinal);
        Assert.StartsWith($"emgtool: {_folder.At("b.csv")}: ", errors[1], StringComparison.Ordinal);
        Assert.Contains("line 3", errors[1], StringComparison.Ordinal);
        Assert.StartsWith($"emgtool: {_folder.At("c.edf")}: ", errors[2], StringComparison.Ordinal);
        Assert.Equal("emgtool: 1 of 4 recordings done, 3 failed", errors[3]);
        Assert.All(result.OutputLines[1..], line => Assert.StartsWith(_folder.At("d.edf") + ",", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_prefix_of_a_recording_is_read_or_refused_but_never_a_bug()
    {
        Synthesize("whole.edf", seed: 48, seconds: 4);
        var whole = File.ReadAllBytes(_folder.At("whole.edf"));
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 23))
        {
            File.WriteAllBytes(_folder.At("cut.edf"), whole[..length]);
            var result = await Cli.RunAsync(Engine.Default, "", "analyze", "-q", _folder.At("cut.edf"));
            Assert.True(result.Code is 0 or 3, $"{length} bytes: exit code {result.Code}\n{result.Error}");
            Assert.DoesNotContain("unexpected", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Info_shows_what_was_written()
    {
        Synthesize("jerks.edf", seed: 49);
        var result = await Cli.RunAsync(Engine.Default, "", "info", _folder.At("jerks.edf"));
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("  duration: 30 s\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("#2  EMG 2    emg   uV       2000    60000         1  yes\n", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<(string Channel, double Onset, string Label)> Rows(CliResult result)
    {
        Assert.Equal(0, result.Code);
        return [.. result.OutputLines[1..].Select(line => line.Split(',')).Select(cells => (cells[1], double.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), cells[4]))];
    }

    private Synthesizer Synthesize(string name, ulong seed, string scenario = "jerks", int seconds = 30)
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings { Seed = seed, DurationSeconds = seconds, Rate = new SamplingRate(2000), Channels = Scenarios.Channels(scenario, 2) });
        using var reader = new SyntheticRecordingReader(synthesizer);
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            CsvRecordingWriter.Write(_folder.At(name), reader, new() { MicrovoltDecimals = 3 });
        }
        else
        {
            EdfWriter.Write(_folder.At(name), reader, new());
        }

        return synthesizer;
    }
}
