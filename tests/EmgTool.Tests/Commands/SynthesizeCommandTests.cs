using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class SynthesizeCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("edf")]
    [InlineData("csv")]
    public async Task The_same_options_give_the_same_bytes_and_another_seed_gives_others(string format)
    {
        string[] names = [_folder.At($"a/r.{format}"), _folder.At($"b/r.{format}"), _folder.At($"c/r.{format}")];
        foreach (var (name, seed) in names.Zip(["3", "3", "4"]))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            var result = await Cli.RunAsync("synthesize", name, "--duration", "5", "--rate", "1000", "--seed", seed);
            Assert.Equal((0, ""), (result.Code, result.Output));
        }

        Assert.Equal(File.ReadAllBytes(names[0]), File.ReadAllBytes(names[1]));
        Assert.Equal(Truth(names[0]), Truth(names[1]));
        Assert.NotEqual(File.ReadAllBytes(names[0]), File.ReadAllBytes(names[2]));
        Assert.NotEqual(Truth(names[0]), Truth(names[2]));
    }

    [Fact]
    public async Task The_message_says_what_was_made_and_quiet_says_nothing()
    {
        var file = _folder.At("jerks.edf");
        string[] args = ["synthesize", file, "--scenario", "jerks", "--channels", "2", "--duration", "20", "--rate", "1000"];
        var result = await Cli.RunAsync(args);
        Assert.Equal($"emgtool: {file}: 2 channels, 20 s at 1000 Hz, {Truth(file).Length - 1} events in {_folder.At("jerks.truth.csv")}\n", result.Error);
        Assert.Equal(["jerks.edf", "jerks.truth.csv"], _folder.Names());
        Assert.Equal((0, ""), ((await Cli.RunAsync([.. args, "-q"])) is var quiet ? (quiet.Code, quiet.Error) : default));
    }

    [Fact]
    public async Task The_truth_table_names_the_recording_and_lists_events_within_it()
    {
        var file = _folder.At("mixed.csv");
        Assert.Equal(0, (await Cli.RunAsync("synthesize", file, "--channels", "4", "--duration", "30", "--rate", "1000")).Code);
        var rows = Truth(file);
        Assert.Equal("recording,channel,onset,duration,label,onset_sample,offset_sample,snr,train", rows[0]);
        var cells = rows[1..].Select(row => row.Split(',')).ToList();
        Assert.All(cells, row => Assert.Equal("mixed.csv", row[0]));
        Assert.Equal(["EMG 1", "EMG 2", "EMG 3", "EMG 4"], cells.Select(row => row[1]).Distinct());
        Assert.Equal(["myoclonic jerk", "fasciculation", "myokymic train", "cramp"], cells.Select(row => row[4]).Distinct());
        Assert.All(cells, row => Assert.InRange(TableRows.Number(row[2]) + TableRows.Number(row[3]), 0, 30));
        Assert.All(cells, row => Assert.Equal(Math.Ceiling(TableRows.Number(row[2]) * 1000), TableRows.Number(row[5])));
    }

    [Fact]
    public async Task The_truth_goes_where_the_user_says()
    {
        Assert.Equal(0, (await Cli.RunAsync("synthesize", _folder.At("r.edf"), "--duration", "2", "--truth", _folder.At("events.csv"))).Code);
        Assert.Equal(["events.csv", "r.edf"], _folder.Names());
    }

    [Fact]
    public async Task A_rate_stays_the_decimal_fraction_that_was_typed()
    {
        Assert.Equal(0, (await Cli.RunAsync("synthesize", _folder.At("r.csv"), "--duration", "2", "--rate", "1259.259")).Code);
        var rows = File.ReadAllLines(_folder.At("r.csv"));
        Assert.Equal(1 + 2518, rows.Length);
        Assert.StartsWith("1.998794529,", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_same_names_are_replaced()
    {
        var file = _folder.File("r.edf", "old");
        _folder.File("r.truth.csv", "old");
        Assert.Equal(0, (await Cli.RunAsync("synthesize", file, "--duration", "2")).Code);
        Assert.StartsWith("0       ", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith("recording,", Truth(file)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scenario", "jerk", "'jerk' is none of mixed, jerks, fasciculations, myokymia, cramps, noise, dense; did you mean jerks?")]
    [InlineData("--seed", "-1", "'-1' is not a whole number from 0 to 2147483647")]
    [InlineData("--seed", "1.5", "'1.5' is not a whole number from 0 to 2147483647")]
    [InlineData("--duration", "0", "0 is out of range: 0.001 to 10000000 S")]
    [InlineData("--rate", "2,048.5", "'2,048.5' is not a number; decimals follow a point: 2.048.5")]
    [InlineData("--unit", "kV", "'kV' is none of uV, mV, V; did you mean V?")]
    [InlineData("--channels", "0", "'0' is not a whole number from 1 to 1000")]
    [InlineData("--snr", "16-4", "the lower end of '16-4' is above the upper one")]
    [InlineData("--snr", "4-", "'' is not a number")]
    [InlineData("--snr", "0-4", "0 is out of range: 0.1 to 1000")]
    [InlineData("--mains", "55", "'55' is none of 50, 60, off; did you mean 50?")]
    [InlineData("--noise-uv", "NaN", "'NaN' is not a number")]
    [CommaCulture]
    public async Task A_bad_option_exits_2_and_makes_nothing(string option, string value, string problem)
    {
        var result = await Cli.RunAsync("synthesize", _folder.At("r.edf"), option, value);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal($"emgtool: {option}: {problem}\nTry 'emgtool synthesize --help'.\n", result.Error);
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [InlineData("r.xyz", "names neither an EDF nor a CSV file")]
    [InlineData("r", "names neither an EDF nor a CSV file")]
    [InlineData("r.edf", "50: 200 to 100000 Hz is needed", "--rate", "50")]
    [InlineData("r.edf", "there is no mains interference with --mains off", "--mains", "off", "--mains-uv", "2")]
    [InlineData("r.edf", "hint: Write CSV, which keeps any rate", "--rate", "1259.259")]
    public async Task What_cannot_be_made_exits_2_and_makes_nothing(string name, string problem, params string[] options)
    {
        var result = await Cli.RunAsync(["synthesize", _folder.At(name), .. options]);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task The_truth_cannot_replace_the_recording()
    {
        var result = await Cli.RunAsync("synthesize", _folder.At("r.csv"), "--truth", _folder.At("./r.csv"));
        Assert.Equal(2, result.Code);
        Assert.Contains("is the recording itself", result.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_line_and_exit_code_1()
    {
        var file = _folder.At("none/r.edf");
        var result = await Cli.RunAsync("synthesize", file);
        Assert.Equal((1, $"emgtool: {file}: no such file or folder\n"), (result.Code, result.Error));
    }

    [Fact]
    public async Task A_full_disk_is_one_line_and_exit_code_1_and_leaves_no_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "for systems with /dev/full");
        var result = await Cli.RunAsync("synthesize", _folder.At("r.edf"), "--duration", "2", "--truth", "/dev/full");
        Assert.Equal((1, "emgtool: /dev/full: no space left on the device\n"), (result.Code, result.Error));

        File.CreateSymbolicLink(_folder.At("full.edf"), "/dev/full");
        result = await Cli.RunAsync("synthesize", _folder.At("full.edf"), "--duration", "2");
        Assert.Equal((1, $"emgtool: {_folder.At("full.edf")}: no space left on the device\n"), (result.Code, result.Error));
        Assert.Equal(["full.edf"], _folder.Names());
    }

    [Theory]
    [InlineData("INT", "edf")]
    [InlineData("TERM", "csv")]
    public async Task An_interruption_leaves_no_file_and_exit_code_130(string signal, string format)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "for POSIX systems");
        using var process = Shell.StartProgram(_folder.Path, "synthesize", "long." + format, "--duration", "1000000");
        while (!process.HasExited && _folder.Names().Length < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Shell.SignalAsync(process, signal, _folder.Path);
        Assert.Equal(new CliResult(130, "", "emgtool: interrupted\n"), await Shell.ResultOf(process));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task Help_lists_every_scenario()
    {
        var help = (await Cli.RunAsync("synthesize", "--help")).Output;
        Assert.All(Scenarios.All, scenario => Assert.Contains($"  {scenario.Name} ", help, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Truth(string recording) => File.ReadAllLines(Path.ChangeExtension(recording, ".truth.csv"));
}
