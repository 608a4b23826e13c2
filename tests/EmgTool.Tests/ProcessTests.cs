using Xunit;

namespace EmgTool.Tests;

/// <summary>What only a real process shows: pipes, devices, signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ProcessTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "for POSIX systems");

    [Fact]
    public async Task The_program_says_its_version()
    {
        var result = await Shell.RunAsync("emgtool --version", _folder.Path);
        Assert.Equal(new CliResult(0, "emgtool 0.1.0\n", ""), result);
    }

    [Theory]
    [InlineData("emgtool --version")]
    [InlineData("emgtool analyze --help")]
    public async Task A_full_disk_behind_standard_output_is_one_line_and_exit_code_1(string command)
    {
        var result = await Shell.RunAsync(command + " >/dev/full", _folder.Path);
        Assert.Equal(new CliResult(1, "", "emgtool: standard output: no space left on the device\n"), result);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        // "true" reads nothing, so the write meets a closed pipe whatever its size, or one just about to close.
        var result = await Shell.RunAsync("{ emgtool analyze --help; echo $? >code; } | true; emgtool analyze --help | head -n 1; cat code", _folder.Path);
        Assert.Equal(new CliResult(0, "Description:\n0\n", ""), result);
    }

    [Fact]
    public async Task Output_is_appended_where_the_shell_says_so()
    {
        var result = await Shell.RunAsync("{ emgtool --version; emgtool --version; echo end; } >out; emgtool --version >>out; cat out", _folder.Path);
        Assert.Equal("emgtool 0.1.0\nemgtool 0.1.0\nend\nemgtool 0.1.0\n", result.Output);
    }

    [Theory]
    [InlineData("emgtool analyze -", 3, "emgtool: -: standard input is closed")]
    [InlineData("emgtool analyze --files-from -", 2, "emgtool: --files-from: -: standard input is closed")]
    [InlineData("emgtool --version", 0, "")]
    public async Task A_closed_standard_input_is_told_and_not_waited_for(string command, int code, string error)
    {
        var result = await Shell.RunAsync(command + " <&-", _folder.Path);
        Assert.Equal((code, error), (result.Code, result.ErrorLines[0]));
    }

    [Fact]
    public async Task A_named_pipe_is_read_once()
    {
        _folder.File("rest.csv", "time,EMG1_uV\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"{i / 1000}.{i % 1000:000},{i * 7919 % 31}\n")));
        var result = await Shell.RunAsync("mkfifo pipe.csv; cat rest.csv >pipe.csv & emgtool analyze -q pipe.csv --format jsonl", _folder.Path);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Contains("\"recording\":\"pipe.csv\",\"format\":\"CSV\",\"bytes\":null,\"sha256\":null", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_EDF_recording_comes_through_a_pipe_compressed_or_not()
    {
        var result = await Shell.RunAsync(
            "emgtool synthesize -q a.edf --duration 5 --channels 1 && emgtool info a.edf | tail -n +2 >a.txt && cat a.edf | emgtool info - | tail -n +2 | cmp - a.txt"
            + " && gzip -k a.edf && emgtool info a.edf.gz | tail -n +2 | cmp - a.txt && emgtool info - <a.edf.gz | tail -n +2 | cmp - a.txt && echo same", _folder.Path);
        Assert.Equal((0, "same\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public async Task A_temporary_file_that_cannot_be_made_is_told()
    {
        var result = await Shell.RunAsync("emgtool synthesize -q a.edf --duration 5 --channels 1; TMPDIR=/nowhere emgtool info - <a.edf", _folder.Path);
        Assert.Equal(3, result.Code);
        Assert.StartsWith("emgtool: -: EDF and BDF recordings from a pipe or a compressed file need a temporary file in /nowhere", result.Error, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", result.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_table_without_room_for_its_numbers_is_told_in_the_same_way()
    {
        // 2.5 million numbers of 8 bytes are more than the 16 MiB that stay in memory.
        var result = await Shell.RunAsync("(echo EMG_uV; seq 2500000) | TMPDIR=/nowhere emgtool info - --rate 1000", _folder.Path);
        Assert.Equal(3, result.Code);
        Assert.StartsWith("emgtool: -: Long text recordings need a temporary file in /nowhere", result.Error, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", result.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_of_a_record_is_that_of_its_files_one_after_the_other()
    {
        _folder.File("a.hea", "a 1 1000 4000 10:00:00 1/2/2020\na.dat 80 1/uV 8 0 0 0 0 EMG\n");
        _folder.File("a.dat", new string('\u0041', 2000) + new string('\u0042', 2000));
        _folder.File("a.atr", "\u0001\u0004\u0000\u0000");
        var result = await Shell.RunAsync("emgtool analyze -q a.dat --format jsonl >out.jsonl; cat a.hea a.dat a.atr | sha256sum | cut -c 1-64", _folder.Path);
        var output = File.ReadAllText(_folder.At("out.jsonl"));
        Assert.Equal("", result.Error);
        Assert.Contains($"\"recording\":\"a.dat\",\"format\":\"WFDB 80\",\"bytes\":{new FileInfo(_folder.At("a.hea")).Length + 4004},\"sha256\":\"{result.Output.Trim()}\"", output, StringComparison.Ordinal);
        Assert.Contains("a.hea, a.dat, a.atr", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link.csv", "walk.csv")]
    [InlineData("walk.csv", "link.csv")]
    [InlineData("linked/walk.csv", "walk.csv")]
    public async Task A_recording_is_not_overwritten_through_a_link(string input, string output)
    {
        // Links without a folder in their name, as only a program with a working directory of its own meets them.
        var file = _folder.File("walk.csv", "time,EMG1_uV\n0,1\n");
        var result = await Shell.RunAsync($"ln -s walk.csv link.csv; ln -s . linked; emgtool analyze {input} -o {output}", _folder.Path);
        Assert.Equal((2, $"emgtool: --output: {input} is an input; it would be overwritten"), (result.Code, result.ErrorLines[0]));
        Assert.Equal("time,EMG1_uV\n0,1\n", File.ReadAllText(file));
    }

    [Fact]
    public async Task Results_go_where_a_link_points()
    {
        _folder.File("rest.csv", "time,EMG1_uV\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i / 1000}.{i % 1000:000},{i * 7919 % 31}\n")));
        var result = await Shell.RunAsync(
            "touch real.csv; ln -s real.csv out.csv; ln -s rest.csv in.csv; emgtool analyze -q in.csv -o out.csv; head -c 9 real.csv; grep -c '\"sha256\": \"' out.run.json", _folder.Path);
        Assert.Equal(("recording1\n", ""), (result.Output, result.Error));
    }

    [Fact]
    public async Task An_unreadable_folder_is_told_and_the_others_are_done()
    {
        // Root may read everything, so root becomes nobody for this.
        var user = Environment.IsPrivilegedProcess ? "setpriv --reuid=65534 --clear-groups " : "";
        var prepared = await Shell.RunAsync($"chmod 755 . && mkdir closed && chmod 000 closed && {user}emgtool --version", _folder.Path);
        Assert.SkipWhen(prepared.Code != 0, "no way to be another user here, or that user may not read the program");
        var result = await Shell.RunAsync(user + "emgtool analyze closed; code=$?; rmdir closed; exit $code", _folder.Path);
        Assert.Equal(new CliResult(3, "", "emgtool: closed: permission denied\n"), result);
    }

    [Theory]
    [InlineData("INT", 5, "analyze", "-o", "out.csv")]
    [InlineData("TERM", 5, "analyze", "-o", "out.csv")]
    [InlineData("INT", 4, "compare", "--with", "surface", "--with", "sleep", "-o", "out.csv")]
    [InlineData("INT", 4, "sweep", "--reference", "annotations", "--vary", "filter.order=2,4", "-o", "best.json")]
    public async Task An_interruption_leaves_no_file_and_exit_code_130(string signal, int files, params string[] args)
    {
        // Nobody writes to the fifo: opening it takes for ever.
        Assert.Equal(0, (await Shell.RunAsync("mkfifo endless.csv", _folder.Path)).Code);
        using var process = Shell.StartProgram(_folder.Path, [.. args, "endless.csv"]);
        while (!process.HasExited && _folder.Names().Length < files)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Shell.SignalAsync(process, signal, _folder.Path);
        var result = await Shell.ResultOf(process);
        Assert.Equal(new CliResult(130, "", "emgtool: interrupted\n"), result);
        Assert.Equal(["endless.csv"], _folder.Names());
    }

    public void Dispose() => _folder.Dispose();
}
