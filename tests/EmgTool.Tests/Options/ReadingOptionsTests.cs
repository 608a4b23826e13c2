using System.CommandLine;
using EmgTool.Formats;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class ReadingOptionsTests
{
    [Fact]
    public void Files_speak_for_themselves_unless_told_otherwise()
    {
        Assert.Equal(new ReadOptions(), Read().Options);
        Assert.Equal(new EmgTool.Formats.Results.RunReading(), Read().Record with { Channels = [] });
    }

    [Fact]
    public void Everything_that_is_inferred_can_be_forced_and_is_recorded()
    {
        var (options, record) = Read(
            "--delimiter", "semicolon", "--decimal", "comma", "--title-line", "3", "--time-column", "Zeit", "--missing", "interpolate", "--max-gap", "0.05",
            "--trigger-mask", "0xFF", "--all-records", "--strict");
        Assert.Equal(
            new ReadOptions
            {
                Delimiter = ';',
                DecimalSign = ',',
                TitleLine = 3,
                TimeColumn = "Zeit",
                Missing = MissingPolicy.Interpolate,
                MaximumGapSeconds = 0.05m,
                TriggerMask = 255,
                AllRecords = true,
                Strict = true,
            },
            options);
        Assert.Equal((";", ",", 3, "Zeit"), (record.Delimiter, record.DecimalSign, record.TitleLine, record.TimeColumn));
        Assert.Equal(("interpolate", 0.05, 255, true, true), (record.Missing, record.MaxGapSeconds, record.TriggerMask, record.AllRecords, record.Strict));
    }

    [Fact]
    public void No_time_column_is_said_by_none() => Assert.Equal("", Read("--time-column", "none").Options.TimeColumn);

    private static (ReadOptions Options, EmgTool.Formats.Results.RunReading Record) Read(params string[] args)
    {
        var reading = new ReadingOptions();
        var command = new RootCommand();
        reading.AddTo(command);
        var parsed = command.Parse(args);
        Assert.Empty(parsed.Errors);
        return (reading.Read(parsed), reading.Record(parsed));
    }
}
