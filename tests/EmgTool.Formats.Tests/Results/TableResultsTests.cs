using EmgTool.Core;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public class TableResultsTests
{
    private static readonly string[] Labels = ["myoclonic jerk", "fasciculation", "cramp"];

    [Fact]
    public void A_burst_is_one_line_under_the_header()
    {
        var (bursts, _, _, _) = Write(',', SampleResults.Result());
        var lines = bursts.Split('\n');
        Assert.StartsWith("recording,channel,onset,duration,label,band,score,", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            "walk.edf,EMG1,1.500000,0.100000,myoclonic jerk,brief,0.875,isolated burst,0.5,ambiguous,123.457,40.5,30.25,3.5,14.2,101.7,95,1,,,,0.9,0.012500,,0.250000,1,jerk,1,1,3000,3200,jerk-brief,\"duration 0.1 s (0.03 to 0.25), spikes 1\"",
            lines[1]);
        Assert.Equal(4, lines.Length);
        Assert.Equal("", lines[3]);
        Assert.DoesNotContain('\r', bursts);
    }

    [Fact]
    public void Without_bursts_the_table_is_its_header()
    {
        var channel = SampleResults.Channel();
        var (bursts, trains, summary, _) = Write(',', new AnalysisResult(SampleResults.Recording(), [SampleResults.ChannelResult(channel)]));
        Assert.Single(bursts.TrimEnd('\n').Split('\n'));
        Assert.Single(trains.TrimEnd('\n').Split('\n'));
        Assert.Equal(2, summary.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("a,b.edf", ',', "\"a,b.edf\"")]
    [InlineData("a,b.edf", '\t', "a,b.edf")]
    [InlineData("a\tb.edf", '\t', "\"a\tb.edf\"")]
    [InlineData("a\"b.edf", ',', "\"a\"\"b.edf\"")]
    [InlineData("a\nb.edf", ',', "\"a\nb.edf\"")]
    [InlineData("\u00B5 \u00FC.edf", ',', "\u00B5 \u00FC.edf")]
    public void Names_are_quoted_where_they_must_be(string name, char separator, string cell)
    {
        var (bursts, _, _, _) = Write(separator, SampleResults.Result(name));
        Assert.Contains("\n" + cell + separator + "EMG1", bursts, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_counts_every_label_even_those_not_found()
    {
        var (_, _, summary, _) = Write(',', SampleResults.Result());
        Assert.Equal(
            """
            recording,channel,channel_number,rate_hz,unit,ecg_beats,seconds_analyzed,seconds_left_out,left_out,left_out_counts,seconds_clipped,noise_floor_uV,noise_floor_min_uV,noise_floor_max_uV,trains,bursts,bursts_per_minute,myoclonic_jerk_count,myoclonic_jerk_per_minute,fasciculation_count,fasciculation_per_minute,cramp_count,cramp_per_minute,notes
            walk.edf,EMG1,1,2000,mV,0,58.500000,1.500000,flat=1.500000,flat=2,0.000000,2.5,2,4,1,2,2.05128,1,1.02564,1,1.02564,0,0,upper edge lowered to 400 Hz

            """.ReplaceLineEndings("\n"),
            summary);
    }

    [Fact]
    public void Trains_have_their_own_table()
    {
        var (_, trains, _, _) = Write('\t', SampleResults.Result());
        Assert.Equal(
            "recording\tchannel\ttrain\tonset\tduration\tlabel\tcount\trate_hz\tmedian_interval_s\tinterval_cv\trhythmicity\tchannel_number\n"
            + "walk.edf\tEMG1\t1\t1.500000\t0.350000\tmyoclonic jerk\t2\t4\t0.250000\t\tundetermined\t1\n",
            trains);
    }

    [Fact]
    public void What_is_no_part_of_the_bursts_has_its_own_table()
    {
        var (_, _, _, artefacts) = Write(',', SampleResults.Result());
        Assert.Equal(
            """
            recording,channel,onset,duration,reason,channel_number,segment,onset_sample,offset_sample
            walk.edf,EMG1,10.000000,1.000000,flat,1,1,10000,11000
            walk.edf,EMG1,20.000000,0.500000,flat,1,1,20000,20500

            """.ReplaceLineEndings("\n"),
            artefacts);
    }

    private static (string Bursts, string Trains, string Summary, string Artefacts) Write(char separator, AnalysisResult result)
    {
        using var bursts = new StringWriter();
        using var trains = new StringWriter();
        using var summary = new StringWriter();
        using var artefacts = new StringWriter();
        using (var results = new TableResults(separator, Labels, bursts, trains, summary, artefacts))
        {
            results.Add(result, SampleResults.Source(result));
        }

        return (bursts.ToString(), trains.ToString(), summary.ToString(), artefacts.ToString());
    }
}
