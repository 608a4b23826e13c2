using System.Text.Json;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class InfoCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_recording_is_shown_for_the_eye()
    {
        var file = _folder.File("walk.edf", "good 1");
        var result = await Cli.RunAsync("info", file);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Equal(
            $"""
            {file}
              format: EDF+C
              start: 2026-03-01 22:15:00
              duration: 60 s
              equipment: amplifier 7
              annotations: 2
              warning: record 60: the header promises 61 records, 60 are there [RECORDS_MISSING]
                channel  kind  unit  rate Hz  samples  segments  analyzed
            #1  EMG1     emg   mV       2000   120000         1  yes
            #2  ECG      ecg   mV       2000   120000         1  no

            """.ReplaceLineEndings("\n"),
            result.Output);
    }

    [Fact]
    public async Task Annotations_are_listed_on_request()
    {
        var result = await Cli.RunAsync("info", _folder.File("walk.edf", "good 1"), "--annotations");
        Assert.EndsWith(
            """
            onset  duration  channel  annotation
              1.5                     lights off
             1.75            Status   255
                2       0.5  EMG1     turn, left

            """.ReplaceLineEndings("\n"),
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_one_recording_a_line()
    {
        var result = await Cli.RunAsync("info", "--json", _folder.File("a.edf", "good 1"), _folder.File("b.edf", "good 1"));
        Assert.Equal(2, result.OutputLines.Length);
        using var json = JsonDocument.Parse(result.OutputLines[0]);
        Assert.Equal("EDF+C", json.RootElement.GetProperty("format").GetString());
        Assert.Equal(2000, json.RootElement.GetProperty("channels")[0].GetProperty("rate_hz").GetDouble());
        Assert.False(json.RootElement.GetProperty("channels")[1].GetProperty("analyzed").GetBoolean());
        Assert.Equal("lights off", json.RootElement.GetProperty("annotations")[0].GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("annotations")[0].GetProperty("duration_seconds").ValueKind);
    }

    [Fact]
    public async Task Check_lists_what_is_odd_with_its_code_and_tells_by_the_exit_code()
    {
        var odd = _folder.File("odd.edf", "good 1");
        var clean = _folder.File("clean.edf", "clean");
        var bad = _folder.File("bad.edf", "bad");
        var result = await Cli.RunAsync("info", "--check", odd, clean);
        Assert.Equal(4, result.Code);
        Assert.Equal(
            $"""
            {odd}: record 60: the header promises 61 records, 60 are there [RECORDS_MISSING]
            {odd}: signal 'EMG1': 3 samples are beyond the range [SAMPLES_OUT_OF_RANGE]
            {clean}: EDF+C, nothing odd

            """.ReplaceLineEndings("\n"),
            result.Output);
        Assert.Equal(0, (await Cli.RunAsync("info", "--check", clean)).Code);
        Assert.Equal(3, (await Cli.RunAsync("info", "--check", odd, bad)).Code);
        using var json = JsonDocument.Parse((await Cli.RunAsync("info", "--check", "--json", odd)).Output);
        Assert.Equal(["RECORDS_MISSING", "SAMPLES_OUT_OF_RANGE"], json.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task A_bad_recording_does_not_hide_the_others()
    {
        var result = await Cli.RunAsync("info", _folder.File("a.edf", "bad"), _folder.File("b.edf", "good 1"));
        Assert.Equal(3, result.Code);
        Assert.Contains("b.edf\n  format", result.Output, StringComparison.Ordinal);
        Assert.Equal("emgtool: 1 of 2 recordings done, 1 failed", result.ErrorLines[^1]);
    }

    public void Dispose() => _folder.Dispose();
}
