using EmgTool.Core;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Formats;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class FilterCommandTests : IDisposable
{
    // scipy 1.10.1: sosfiltfilt(butter(4, [30, 400], "bandpass", fs=1000, output="sos"), x) of the table of Sine(), at rows 0, 1, 250, 500, 998 and 999.
    private static readonly (int Row, double Value)[] Scipy =
    [
        (0, 1.530891625438862),
        (1, 48.14485613429574),
        (250, 99.99089498437515),
        (500, -1.0040771769581625e-08),
        (998, -48.42260176074817),
        (999, -8.962192006121782),
    ];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_samples_are_those_of_scipy()
    {
        var result = await Run("filter", Table(), "-q", "--band", "30-400", "--order", "4", "--mains", "off");
        Assert.Equal((0, ""), (result.Code, result.Error));
        var values = result.OutputLines[1..].Select(line => TableRows.Number(line.Split(',')[1])).ToArray();
        Assert.Equal(1000, values.Length);
        Assert.All(Scipy, item => Assert.Equal(item.Value, values[item.Row], 1e-9 * 120));
    }

    [Fact]
    public async Task The_filters_stand_in_the_header_and_settings_come_from_a_run_record()
    {
        var table = Table();
        Assert.Equal(0, (await Run("analyze", table, "--band", "30-400", "--notch", "60", "-o", _folder.At("events.csv"))).Code);
        Assert.Equal(0, (await Run("filter", table, "--settings", _folder.At("events.run.json"), "-o", _folder.At("out.edf"))).Code);
        using var reader = RecordingFile.Open(_folder.At("out.edf"), new());
        Assert.Equal("HP:30Hz LP:400Hz N:60Hz", reader.Recording.Channels[0].Prefilter);
    }

    [Fact]
    public async Task Channels_are_those_that_analyze_chooses_and_a_window_has_no_ends_of_its_own()
    {
        var table = _folder.File("two.csv", "time_s,EMG_uV,Knee_deg\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"{i / 1000.0:0.000},{Sine(i)},{i % 90}\n"))));
        var whole = await Run("filter", table);
        Assert.Equal("time_s,EMG_uV", whole.OutputLines[0]);
        Assert.Contains("left out: Knee (motion)", whole.Error, StringComparison.Ordinal);
        var part = await Run("filter", table, "-q", "--from", "0.4", "--to", "0.45");
        Assert.Equal(whole.OutputLines[401..451].Select(line => line.Split(',')[1]), part.OutputLines[1..].Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task What_analyze_sees_is_what_is_written()
    {
        // The same settings through the library: segment, mains and all.
        var table = Table();
        var result = await Run("filter", table, "-q");
        using var reader = RecordingFile.Open(table, new());
        using var source = reader.Open(reader.Recording.Channels);
        var raw = new double[1000 * Lanes.Count];
        source.Read(0, raw);
        var filter = new FilterBank(new AnalysisSettings().Filter, new SamplingRate(1000)).CreateFilter();
        filter.Begin();
        var output = new double[filter.OutputCapacity(1000)];
        var count = filter.Process(raw, output);
        var values = output[..count].ToList();
        while ((count = filter.Complete(output)) > 0)
        {
            values.AddRange(output[..count]);
        }

        Assert.Equal(values.Where((_, i) => i % Lanes.Count == 0), result.OutputLines[1..].Select(line => TableRows.Number(line.Split(',')[1])));
    }

    [Theory]
    [InlineData("--band: the lower edge of '400-30' is not below the upper one", "--band", "400-30")]
    [InlineData("The sampling rate of 1000 Hz is too low for a band from 480 Hz", "--band", "480-490")]
    [InlineData("--order: '0' is not a whole number from 2 to 16", "--order", "0")]
    public async Task Settings_without_sense_exit_2_and_write_nothing(string problem, params string[] args)
    {
        var result = await Run(["filter", Table(), "-o", _folder.At("out.edf"), .. args]);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Equal(["sine.csv"], _folder.Names());
    }

    public void Dispose() => _folder.Dispose();

    private static Task<CliResult> Run(params string[] args) => Cli.RunAsync(Engine.Default, "", args);

    private static double Sine(int i) => Math.Round((100 * Math.Sin(2 * Math.PI * 77 * i / 1000)) + (20 * Math.Cos(2 * Math.PI * 3 * i / 1000)), 6);

    private string Table() => _folder.File("sine.csv", "time_s,EMG_uV\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"{i / 1000.0:0.000},{Sine(i)}\n"))));
}
