using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats;
using EmgTool.Formats.Edf;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_copy_of_what_EmgTool_wrote_is_the_same_file()
    {
        var walk = Walk();
        var result = await Run("convert", walk, "-o", _folder.At("copy.edf"));
        Assert.Equal((0, ""), (result.Code, result.Output));
        Assert.Equal(
            [$"emgtool: {walk}: 3 of 3 channels chosen: EMG 1, EMG 2, EMG 3", $"emgtool: {_folder.At("copy.edf")}: EDF+, 3 channels, 10 s, 0 annotations"],
            result.ErrorLines);
        Assert.Equal(File.ReadAllBytes(walk), File.ReadAllBytes(_folder.At("copy.edf")));
    }

    [Fact]
    public async Task A_window_of_some_channels_is_written_as_a_table_to_standard_output()
    {
        var walk = Walk();
        var result = await Run("convert", walk, "-q", "-c", "EMG 3", "-c", "#1", "--from", "2.5", "--to", "2.503");
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal("time_s,EMG 1_uV,EMG 3_uV", result.OutputLines[0]);
        Assert.Equal(["0.000", "0.001", "0.002"], result.OutputLines[1..].Select(line => line.Split(',')[0]));
        var values = Samples(walk, 2);
        Assert.Equal(values[2500..2503], result.OutputLines[1..].Select(line => TableRows.Number(line.Split(',')[2])), (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Abs(a));
        Assert.Equal(result.Output, (await Run("convert", walk, "-q", "-c", "EMG 3", "-c", "#1", "--from", "2.5", "--to", "2.503", "-o", "-", "--format", "csv")).Output);
    }

    [Fact]
    public async Task Text_becomes_EDF_and_BDF_of_the_same_values()
    {
        var walk = Walk();
        Assert.Equal(0, (await Run("convert", walk, "-o", _folder.At("walk.csv"))).Code);
        foreach (var (name, tolerance) in new[] { ("a.edf", 0.05), ("a.bdf", 2e-4) })
        {
            Assert.Equal(0, (await Run("convert", _folder.At("walk.csv"), "-o", _folder.At(name))).Code);
            Assert.Equal(Samples(walk, 1), Samples(_folder.At(name), 1), (a, b) => Math.Abs(a - b) < tolerance);
        }
    }

    [Fact]
    public async Task Channels_of_one_name_keep_their_events_apart()
    {
        // Two columns called EMG, a second of force beside them.
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(k => $"{k / 1000}.{k % 1000:000},{k * 37 % 100},{k * 41 % 100},{k % 7}\n"));
        var source = _folder.File("two.csv", "time (s),EMG (uV),EMG (uV),force (N)\n" + rows);
        var events = _folder.File("events.csv", "onset,duration,label,channel\n1,0.1,first,EMG\n2,0.1,second,EMG (2)\n");
        Assert.Equal(0, (await Run("convert", source, "--events", events, "-o", _folder.At("two.edf"))).Code);
        using (var both = RecordingFile.Open(_folder.At("two.edf"), new()))
        {
            Assert.Equal(["EMG", "EMG (2)", "force"], both.Recording.Channels.Select(channel => channel.Name));
            Assert.Equal([("first@@EMG", "EMG"), ("second@@EMG (2)", "EMG (2)")], both.Recording.Annotations.Select(item => (item.Text, item.Channel!)));
        }

        // A table tells them apart in its titles, and a unit that a word could be taken for stands in brackets.
        var table = await Run("convert", source, "-q");
        Assert.Equal("time_s,EMG_uV,EMG (2)_uV,force [N]", table.OutputLines[0]);
        using var read = RecordingFile.Open(_folder.File("again.csv", table.Output), new());
        Assert.Equal([("EMG", "uV"), ("EMG (2)", "uV"), ("force", "N")], read.Recording.Channels.Select(channel => (channel.Name, channel.Unit.Text)));
    }

    [Fact]
    public async Task Standard_input_is_read_once()
    {
        var result = await Cli.RunAsync(Engine.Default, "time,EMG\n0,1\n", "convert", "-", "--events", "-", "-o", _folder.At("a.edf"));
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith("emgtool: --events: standard input cannot be the recording and the table at once", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_of_channels_of_different_rates_says_where_it_was_cut()
    {
        var header = "Label: EMG Sampling frequency: 1000 Number of points: 400 start: 0 Unit: mV Domain Unit: s\nLabel: ACC Sampling frequency: 100 Number of points: 40 start: 0 Unit: g Domain Unit: s\n\nX[s],\"EMG\",X[s],\"ACC\"\n";
        var rows = string.Concat(Enumerable.Range(0, 400).Select(k => $"0.{k:000},{k},{(k < 40 ? $"0.{k:00}" : "")},{(k < 40 ? $"{k}" : "")}\n"));
        var result = await Run("convert", _folder.File("mixed.csv", header + rows), "--from", "0.105", "--to", "0.205", "-o", _folder.At("part.edf"));
        Assert.Equal(0, result.Code);
        Assert.Contains("window from 0.11 s to 0.21 s: channels of different rates are cut where all of them have a sample", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_run_become_annotations_that_stay_right_within_a_window()
    {
        var walk = Walk();
        var events = await Run("analyze", walk, "-q");
        var table = _folder.File("events.csv", events.Output);
        var rows = TableRows.Events(events.Output);
        Assert.True(rows.Count > 3);
        Assert.Equal(0, (await Run("convert", walk, "--events", table, "-o", _folder.At("marked.edf"))).Code);
        using var marked = RecordingFile.Open(_folder.At("marked.edf"), new());
        Assert.Equal(
            rows.OrderBy(row => row.Onset).Select(row => (row.Onset, row.Duration, $"{row.Label}@@{row.Channel}", row.Channel)),
            marked.Recording.Annotations.Select(item => ((double)item.OnsetSeconds, (double)item.DurationSeconds!, item.Text, item.Channel!)));

        var piped = await Cli.RunAsync(Engine.Default, events.Output, "convert", walk, "--events", "-", "-o", _folder.At("piped.edf"), "-q");
        Assert.Equal((0, ""), (piped.Code, piped.Error));
        Assert.Equal(File.ReadAllBytes(_folder.At("marked.edf")), File.ReadAllBytes(_folder.At("piped.edf")));

        Assert.Equal(0, (await Run("convert", _folder.At("marked.edf"), "--from", "3", "--to", "7", "-o", _folder.At("part.edf"))).Code);
        using var part = RecordingFile.Open(_folder.At("part.edf"), new());
        Assert.Equal(
            marked.Recording.Annotations.Where(item => item.OnsetSeconds < 7 && item.OnsetSeconds + item.DurationSeconds > 3).Select(item => item with { OnsetSeconds = item.OnsetSeconds - 3 }),
            part.Recording.Annotations);
        Assert.Equal(marked.Recording.Start!.Value.AddSeconds(3), part.Recording.Start);
    }

    [Fact]
    public async Task A_folder_is_written_to_a_folder_that_is_made()
    {
        Walk("in/a.edf");
        Walk("in/sub/b.edf");
        _folder.File("in/c.csv", "time,EMG\n0,zwei\n");
        var result = await Run("convert", _folder.At("in"), "-o", _folder.At("out") + "/", "-q");
        Assert.Equal(3, result.Code);
        Assert.Equal("emgtool: 2 of 3 recordings done, 1 failed", result.ErrorLines[^1]);
        Assert.Equal(["in/a.edf", "in/c.csv", "in/sub/b.edf", "out/a.edf", "out/b.edf"], _folder.Names());
        Assert.Equal(0, (await Run("convert", _folder.At("in/a.edf"), "-o", _folder.At("out"), "--format", "csv")).Code);
        Assert.Contains("out/a.csv", _folder.Names());
    }

    [Fact]
    public async Task In_a_folder_24_bits_stay_24_bits_and_a_file_named_edf_gets_a_warning()
    {
        Directory.CreateDirectory(_folder.At("in"));
        using (var reader = new SyntheticRecordingReader(Synthesizer.Create(Settings(3))))
        {
            EdfWriter.Write(_folder.At("in/fine.bdf"), reader, new() { Bits = 24 });
        }

        Assert.Equal(0, (await Run("convert", _folder.At("in"), "-o", _folder.At("out/"))).Code);
        Assert.Equal(File.ReadAllBytes(_folder.At("in/fine.bdf")), File.ReadAllBytes(_folder.At("out/fine.bdf")));
        var result = await Run("convert", _folder.At("in/fine.bdf"), "-o", _folder.At("coarse.edf"));
        Assert.Equal(0, result.Code);
        Assert.Contains("warning: 16 bits lose resolution: EMG 1: steps of ", result.Error, StringComparison.Ordinal);
        Assert.Contains("  hint: write .bdf to keep it\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Triggers_of_a_status_channel_become_annotations_where_the_channel_is_not_written()
    {
        // 24 bits: a value of a status channel that 16 bits cannot hold, and the trigger 5 in it from sample 300 to 399.
        Directory.CreateDirectory(_folder.At("in"));
        using (var reader = new Computed(sample => sample is >= 300 and < 400 ? 0x100005 : 0x100000, Channel(0, "EMG", 1000), Channel(1, "Status", 1000, Quantization.Identity(24))))
        {
            EdfWriter.Write(_folder.At("in/a.bdf"), reader, new() { Bits = 24 });
        }

        Assert.Equal(0, (await Run("convert", _folder.At("in/a.bdf"), "-o", _folder.At("a.edf"))).Code);
        using var written = RecordingFile.Open(_folder.At("a.edf"), new());
        Assert.Equal(["EMG"], written.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([new Annotation(0.3m, null, "5@@Status", "Status")], written.Recording.Annotations);

        Assert.Equal(0, (await Run("convert", _folder.At("in"), "-o", _folder.At("out/"))).Code);
        Assert.Equal(File.ReadAllBytes(_folder.At("in/a.bdf")), File.ReadAllBytes(_folder.At("out/a.bdf")));
    }

    [Theory]
    [InlineData("several recordings need a folder", "in/a.edf", "in/b.edf", "-o", "out.edf")]
    [InlineData("several recordings need a folder", "in", "-o", "out.edf")]
    [InlineData("several recordings need a folder", "in")]
    [InlineData("would both be written as", "in", "in2", "-o", "out/")]
    [InlineData("in/a.edf is an input; it would be overwritten", "in/a.edf", "-o", "in/a.edf")]
    [InlineData("in/a.edf is an input; it would be overwritten", "in/a.edf", "-o", "link/a.edf")]
    [InlineData("is an input; it would be overwritten", "in", "-o", "in/")]
    [InlineData("'out.xyz' does not tell the format", "in/a.edf", "-o", "out.xyz")]
    [InlineData("edf contradicts the name 'out.csv'", "in/a.edf", "-o", "out.csv", "--format", "edf")]
    [InlineData("edf is not written to standard output", "in/a.edf", "--format", "edf")]
    [InlineData("--to: 2 s is not behind the start of the window at 3 s", "in/a.edf", "--from", "3", "--to", "2")]
    [InlineData("--from: '1,5' is not a number", "in/a.edf", "--from", "1,5")]
    [InlineData("--from: -1 is out of range", "in/a.edf", "--from", "-1")]
    [InlineData("--events: a table of samples has no place", "in/a.edf", "--events", "events.csv")]
    [InlineData("--events: none.csv: no such file", "in/a.edf", "--events", "none.csv", "-o", "out.edf")]
    [InlineData("--events: bad.csv: line 2: 'x' in column 'onset'", "in/a.edf", "--events", "bad.csv", "-o", "out.edf")]
    [InlineData("--channels 'EMG 9' is none of", "in/a.edf", "-c", "EMG 9", "-o", "out.edf")]
    public async Task What_cannot_be_exits_2_and_writes_nothing(string problem, params string[] args)
    {
        Walk("in/a.edf", channels: 1, seconds: 4);
        Walk("in/b.edf", channels: 1, seconds: 4);
        Walk("in2/b.edf", channels: 1, seconds: 4);
        _folder.File("events.csv", "onset,label\n1,a\n");
        _folder.File("bad.csv", "onset,label\nx,a\n");
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.At("in"));
        var before = _folder.Names();
        var command = $"emgtool convert {string.Join(' ', args.Select(arg => $"'{arg}'"))}";
        var result = await Shell.RunAsync(command, _folder.Path);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal(before, _folder.Names());
    }

    [Fact]
    public async Task Channels_of_several_rates_do_not_go_into_one_table_and_the_rates_are_named()
    {
        _folder.File("a.csv", "");
        using (var reader = new Computed(sample => sample, Channel(0, "EMG", 1000), Channel(1, "ACC", 100)))
        {
            EdfWriter.Write(_folder.At("mixed.edf"), reader, new());
        }

        var result = await Run("convert", _folder.At("mixed.edf"), "-q");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith($"emgtool: {_folder.At("mixed.edf")}: A table has one column of times, and the channels have 2 sampling rates: 1000 Hz (EMG); 100 Hz (ACC).\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(1 + 100, (await Run("convert", _folder.At("mixed.edf"), "-q", "-c", "ACC")).OutputLines.Length);
    }

    [Fact]
    public async Task An_empty_window_is_told_and_leaves_no_file()
    {
        var result = await Run("convert", Walk(), "--from", "10", "-o", _folder.At("none.edf"), "-q");
        Assert.Equal(3, result.Code);
        Assert.Contains("There are no samples from 10 s: the recording ends at 10 s.", result.Error, StringComparison.Ordinal);
        Assert.Equal(["walk.edf"], _folder.Names());
    }

    [Fact]
    public async Task What_a_table_cannot_hold_is_said()
    {
        Walk("marked.edf", annotations: [new(1, null, "stimulus")]);
        var result = await Run("convert", _folder.At("marked.edf"), "-o", _folder.At("out.csv"));
        Assert.Contains($"{_folder.At("out.csv")}: 1 annotations have no place in a table of samples and are left out; EDF keeps them\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_events_of_other_recordings_is_warned_of()
    {
        var table = _folder.File("events.csv", "recording,onset,label,channel\nrun.edf,1,a,EMG 1\n");
        var result = await Run("convert", Walk(), "--events", table, "-o", _folder.At("out.edf"));
        Assert.Equal(0, result.Code);
        Assert.Contains("warning: --events: no event of this recording; the table names run.edf\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_one_line_and_exit_code_1_and_leaves_no_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "for systems with /dev/full");
        var walk = Walk();
        File.CreateSymbolicLink(_folder.At("full.edf"), "/dev/full");
        var result = await Run("convert", walk, "-q", "-o", _folder.At("full.edf"));
        Assert.Equal((1, $"emgtool: {_folder.At("full.edf")}: no space left on the device\n"), (result.Code, result.Error));
        Assert.Equal(["full.edf", "walk.edf"], _folder.Names());

        result = await Shell.RunAsync("emgtool convert -q walk.edf >/dev/full", _folder.Path);
        Assert.Equal(new CliResult(1, "", "emgtool: standard output: no space left on the device\n"), result);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        Walk();
        var result = await Shell.RunAsync("{ emgtool convert -q walk.edf; echo $? >code; } | head -n 1; cat code", _folder.Path);
        Assert.Equal(new CliResult(0, "time_s,EMG 1_uV,EMG 2_uV,EMG 3_uV\n0\n", ""), result);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interruption_leaves_no_file_and_exit_code_130(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "for POSIX systems");
        Assert.Equal(0, (await Shell.RunAsync("mkfifo endless.csv", _folder.Path)).Code);
        using var process = Shell.StartProgram(_folder.Path, "convert", "-q", Walk(seconds: 2000), "endless.csv", "-o", "out/");
        while (!process.HasExited && !Directory.Exists(_folder.At("out")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Shell.SignalAsync(process, signal, _folder.Path);
        Assert.Equal(new CliResult(130, "", "emgtool: interrupted\n"), await Shell.ResultOf(process));
        Assert.DoesNotContain(Directory.GetFiles(_folder.At("out")), path => Path.GetFileName(path).StartsWith('.'));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<CliResult> Run(params string[] args) => Cli.RunAsync(Engine.Default, "", args);

    private static double[] Samples(string path, int index)
    {
        using var reader = RecordingFile.Open(path, new());
        using var source = reader.Open([reader.Recording.Channels[index]]);
        var lanes = new double[reader.Recording.Channels[index].SampleCount * Lanes.Count];
        source.Read(0, lanes);
        return [.. lanes.Where((_, i) => i % Lanes.Count == 0)];
    }

    private static SynthesisSettings Settings(int channels, int seconds = 10) => new()
    {
        Seed = 5,
        DurationSeconds = seconds,
        Rate = new SamplingRate(1000),
        Channels = Scenarios.Channels("jerks", channels),
    };

    private string Walk(string name = "walk.edf", int channels = 3, int seconds = 10, IReadOnlyList<Annotation>? annotations = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(name))!);
        using var reader = new AnnotatedRecordingReader(new SyntheticRecordingReader(Synthesizer.Create(Settings(channels, seconds))), annotations ?? []);
        EdfWriter.Write(_folder.At(name), reader, new() { PeakMicrovolts = 2000 });
        return _folder.At(name);
    }

    private static Channel Channel(int index, string name, int rate, Quantization? quantization = null) => new()
    {
        Index = index,
        Name = name,
        Kind = ChannelKind.Unknown,
        Unit = quantization is null ? SignalUnit.Microvolt : SignalUnit.Parse("Boolean"),
        Rate = new SamplingRate(rate),
        Segments = [new Segment(0, rate, 0)],
        Quantization = quantization,
    };

    /// <summary>Channels whose samples follow from their number.</summary>
    private sealed class Computed(Func<long, double> value, params Channel[] channels) : RecordingReader
    {
        public override Recording Recording { get; } = new() { Name = "computed", Format = "memory", Channels = channels };

        public override LaneSource Open(IReadOnlyList<Channel> channels) => new Source(value);

        protected override void Dispose(bool disposing)
        {
        }

        private sealed class Source(Func<long, double> value) : LaneSource
        {
            public override void Read(long firstSample, Span<double> lanes)
            {
                for (var i = 0; i < lanes.Length; i++)
                {
                    lanes[i] = value(firstSample + (i / Lanes.Count));
                }
            }
        }
    }
}
