using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class DelsysExportTests
{
    [Fact]
    public void Each_channel_has_its_full_name_unit_exact_rate_and_length()
    {
        using var reader = Reading.Text(ExportSamples.Delsys);
        var channels = reader.Recording.Channels;
        Assert.Equal("Mini sensor 10: EMG 10 V Emg|Mini sensor 10: ACC.X 10 g Motion", string.Join('|', channels.Select(channel => $"{channel.Name} {channel.Unit.Text} {channel.Kind}")));

        // 170 samples in 0.135 s, 20 in 0.135 s.
        Assert.Equal([new SamplingRate(34_000, 27), new SamplingRate(4000, 27)], channels.Select(channel => channel.Rate));
        Assert.Equal([1000.0, 2000, -3000, 4000, 5000], Samples.Of(reader, 0));
        Assert.Equal([0.5, 0.25], Samples.Of(reader, 1));
        Assert.Equal([new Segment(0, 2, 0)], channels[1].Segments);
        Assert.Empty(reader.Recording.Warnings);
        Assert.Contains(new("start trigger method", "None"), reader.Recording.Details);
        Assert.Contains(new("stop trigger method", "Manual"), reader.Recording.Details);
    }

    [Fact]
    public void Numbers_of_points_and_starts_that_do_not_match_are_told()
    {
        using var reader = Reading.Text(ExportSamples.Delsys.Replace("points: 5", "points: 81141", StringComparison.Ordinal).Replace("points: 2 start: 0.000000e+000", "points: 2 start: 1.5", StringComparison.Ordinal));
        Assert.Equal(
            "SAMPLE_COUNT line 1, channel 'Mini sensor 10: EMG 10'|START_CONFLICT line 2, channel 'Mini sensor 10: ACC.X 10'",
            string.Join('|', reader.Recording.Warnings.Select(warning => $"{warning.Code} {warning.Place}")));
        Assert.Equal(5, reader.Recording.Channels[0].SampleCount);
    }

    [Fact]
    public void Missing_values_count_as_points_and_segments_behind_them_start_at_the_rate_of_the_header()
    {
        // 4000/27 Hz: 6.75 ms a sample. The last time is written a little late, and gives 148.12 Hz.
        var rows = string.Concat(Enumerable.Range(0, 6).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row * 0.00675m:0.000000},{(row == 2 ? "NaN" : "1")}\n")));
        using var reader = Reading.Text(
            "Label: ACC.X 10 Sampling frequency: 1.481481e+002 Number of points: 6 start: 0.000000e+000 Unit: g Domain Unit: s\nStart Trigger Method: None\n\nX[s],\"ACC.X 10\"\n" + rows.Replace("0.033750", "0.033756", StringComparison.Ordinal));
        var channel = Assert.Single(reader.Recording.Channels);
        Assert.Equal(new SamplingRate(4000, 27), channel.Rate);
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 3, 0.02025m)], channel.Segments);
        Assert.Equal("MISSING_VALUES", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
    }

    [Fact]
    public void A_stated_rate_that_the_times_contradict_is_told()
    {
        using var reader = Reading.Text(ExportSamples.Delsys.Replace("1.259259e+003", "2.000000e+003", StringComparison.Ordinal));
        Assert.Equal(("RATE_CONFLICT", new SamplingRate(34_000, 27)), (Assert.Single(reader.Recording.Warnings).Code, reader.Recording.Channels[0].Rate));
    }

    [Fact]
    public void A_degree_sign_of_Windows_is_read()
    {
        using var reader = Reading.Text(ExportSamples.Delsys.Replace("Unit: g", "Unit: \u00B0/s", StringComparison.Ordinal), encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.Equal("\u00B0/s", reader.Recording.Channels[1].Unit.Text);
        Assert.Contains(new("encoding", "Windows-1252"), reader.Recording.Details);
    }

    [Fact]
    public void Without_time_columns_the_stated_rate_counts()
    {
        const string Label = "Label: a: EMG 1 Sampling frequency: 2.0e+003 Number of points: 3 start: 0 Unit: mV Domain Unit: s\n";
        using var reader = Reading.Text(Label + Label.Replace("EMG 1", "EMG 2", StringComparison.Ordinal) + "\n\"a: EMG 1\",\"a: EMG 2\"\n0.5,1\n1.5,2\n2.5,3\n");
        Assert.All(reader.Recording.Channels, channel => Assert.Equal(new SamplingRate(2000), channel.Rate));
        Assert.Equal([500.0, 1500, 2500], Samples.Of(reader));
        var error = Assert.Throws<RecordingException>(() => Reading.Text(Label + Label.Replace("2.0e+003", "1.0e+003", StringComparison.Ordinal) + "\n\"a: EMG 1\",\"a: EMG 2\"\n0.5,1\n1.5,2\n2.5,3\n"));
        Assert.Contains("different sampling rates", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_columns_are_missing_their_titles_tell_which_they_are()
    {
        var text = ExportSamples.Delsys.Replace(",X[s],\"Mini sensor 10: ACC.X 10\"", "", StringComparison.Ordinal).Replace(",0,0.5", "", StringComparison.Ordinal)
            .Replace(",0.00675,0.25", "", StringComparison.Ordinal).Replace(",,", "", StringComparison.Ordinal);
        using var reader = Reading.Text(text);
        Assert.Equal(("Mini sensor 10: EMG 10", "V"), (Assert.Single(reader.Recording.Channels).Name, reader.Recording.Channels[0].Unit.Text));
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text.Replace("\"Mini sensor 10: EMG 10\"", "\"other\"", StringComparison.Ordinal)));
        Assert.Equal("BAD_HEADER", error.Code);
        Assert.Contains("'other'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_is_no_number_is_an_error_that_names_the_line()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(ExportSamples.Delsys.Replace("1.481481e+002", "slow", StringComparison.Ordinal)));
        Assert.StartsWith("line 2: the sampling frequency 'slow'", error.Message, StringComparison.Ordinal);
    }
}
