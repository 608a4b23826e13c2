using System.Text.Json;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public class JsonLinesResultsTests
{
    private static readonly string[] Labels = ["myoclonic jerk", "fasciculation"];

    [Fact]
    public void Records_come_in_order_and_say_their_type()
    {
        var records = Write(SampleResults.Result());
        Assert.Equal(["run", "recording", "burst", "burst", "train", "artefact", "artefact", "annotation", "annotation", "summary", "failure"], records.Select(record => record.GetProperty("type").GetString()));
    }

    [Fact]
    public void The_run_record_carries_schema_version_and_settings()
    {
        var run = Write(SampleResults.Result())[0];
        Assert.Equal(1, run.GetProperty("schema").GetInt32());
        Assert.Equal("1.2.3", run.GetProperty("version").GetString());
        Assert.Equal(20, run.GetProperty("settings").GetProperty("filter").GetProperty("low_hz").GetDouble());
        Assert.Equal("auto", run.GetProperty("settings").GetProperty("filter").GetProperty("mains").GetString());
        Assert.False(run.TryGetProperty("recordings", out _));
    }

    [Fact]
    public void A_burst_has_the_columns_of_the_table_as_keys()
    {
        var burst = Write(SampleResults.Result())[2];
        Assert.Equal(BurstColumns.All.Select(column => column.Name).Prepend("type"), burst.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1.5, burst.GetProperty("onset").GetDouble());
        Assert.Equal(JsonValueKind.Null, burst.GetProperty("spike_rate_hz").ValueKind);
        Assert.Equal("", Write(SampleResults.Result())[2].GetProperty("rule").GetString()!.Replace("jerk-brief", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Amplitudes_in_counts_are_shown_with_their_unit_and_not_as_microvolts()
    {
        var burst = Write(SampleResults.Result(unit: SignalUnit.Counts))[2];
        Assert.Equal(JsonValueKind.Null, burst.GetProperty("peak_uV").ValueKind);
        Assert.Equal("counts", burst.GetProperty("amplitudes").GetProperty("unit").GetString());
        Assert.Equal(123.457, burst.GetProperty("amplitudes").GetProperty("peak").GetDouble());
    }

    [Fact]
    public void The_source_of_a_recording_is_told()
    {
        var recording = Write(SampleResults.Result("\u00FC\"\n.edf"))[1];
        Assert.Equal("\u00FC\"\n.edf", recording.GetProperty("recording").GetString());
        Assert.Equal("ab12", recording.GetProperty("sha256").GetString());
        Assert.Equal(1234, recording.GetProperty("bytes").GetInt64());
        Assert.Equal("2026-03-01T22:15:00", recording.GetProperty("start").GetString());
        Assert.True(recording.GetProperty("channels")[0].GetProperty("analyzed").GetBoolean());
        Assert.Equal("RECORDS_MISSING", recording.GetProperty("warnings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void A_failure_is_a_record_as_well()
    {
        var failure = Write(SampleResults.Result())[^1];
        Assert.Equal("bad.edf", failure.GetProperty("recording").GetString());
        Assert.Equal("BAD_NUMBER", failure.GetProperty("code").GetString());
    }

    private static List<JsonElement> Write(AnalysisResult result)
    {
        using var output = new StringWriter();
        var run = new RunRecord { Version = "1.2.3", Settings = new(), Reading = new() };
        using (var results = new JsonLinesResults(output, run, Labels))
        {
            results.Add(result, SampleResults.Source(result));
            results.Add(new FailureRecord("bad.edf", "BAD_NUMBER", "what", Hint: null));
        }

        return [.. output.ToString().TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }
}
