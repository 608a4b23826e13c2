using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public sealed class EventTableTests
{
    private static readonly Recording Walk = new()
    {
        Name = "data/walk.edf",
        Format = "EDF",
        Channels = [SampleResults.Channel("EMG"), SampleResults.Channel("EMG", 1)],
    };

    [Theory]
    [InlineData("onset,duration,label,channel\n1.5,0.25,myoclonic jerk,EMG (2)\n0.5,,\"two, words\",\n")]
    [InlineData("label\tchannel\textra\tonset\tduration\r\nmyoclonic jerk\tEMG (2)\t9\t1.5\t0.25\r\n\"two, words\"\t\t9\t0.5\t\r\n")]
    [InlineData("\uFEFF\"onset\",\"duration\",\"label\",\"channel\"\n1.5,0.25,myoclonic jerk,EMG (2)\n0.5,,\"two, words\",")]
    public void Columns_are_found_by_their_titles_and_numbered_channels_by_their_name(string text) => Assert.Equal(
        [new Annotation(0.5m, null, "two, words"), new Annotation(1.5m, 0.25m, "myoclonic jerk", "EMG (2)")],
        EventTable.Read(text).Of(Walk));

    [Fact]
    public void Of_several_recordings_each_gets_its_own()
    {
        var table = EventTable.Read("recording,onset,label\ndata/walk.edf,1,a\nrun.edf,2,b\n../other/walk.edf,3,c\n");
        Assert.Equal(["a"], table.Of(Walk).Select(item => item.Text));
        Assert.Equal(["b"], table.Of(Walk with { Name = "run.edf" }).Select(item => item.Text));
        Assert.Empty(table.Of(Walk with { Name = "rest.edf" }));
        Assert.Equal(["data/walk.edf", "run.edf", "../other/walk.edf"], table.Recordings);
    }

    [Theory]
    [InlineData("walk.edf", "data/walk.edf", "data/walk.edf", "run/run.edf")]
    [InlineData("walk.edf", "walk.edf", "data/walk.edf", "walk.edf")]
    [InlineData("./data/../data/walk.edf", "data/walk.edf", "data/walk.edf", "walk.edf")]
    [InlineData("b/walk.edf", "/study/b/walk.edf", "/study/a/walk.edf", "/study/b/walk.edf")]
    [InlineData("c/walk.edf", "c/walk.edf", "/study/a/walk.edf", "/study/b/walk.edf")]
    [InlineData("alk.edf", "alk.edf", "walk.edf")]
    [InlineData("../walk.edf", "../walk.edf", "data/walk.edf")]
    [InlineData("-", "-", "-")]
    public void A_name_means_the_recording_of_that_path_or_the_only_one_whose_path_ends_in_it(string named, string meant, params string[] recordings) =>
        Assert.Equal([meant], EventTable.Read($"recording,onset,label\n{named},1,a\n").Among(recordings).Recordings);

    [Fact]
    public void A_name_that_may_mean_several_recordings_is_refused()
    {
        var error = Assert.Throws<SettingsException>(() => EventTable.Read("recording,onset,label\nwalk.edf,1,a\n").Among(["a/walk.edf", "b/walk.edf"]));
        Assert.Equal(("'walk.edf' in column 'recording' may be a/walk.edf or b/walk.edf", "name the recordings in the table with their folders"), (error.Message, error.Hint));
    }

    [Theory]
    [InlineData("", "there is no column 'onset'")]
    [InlineData("time,label\n1,a\n", "there is no column 'onset'")]
    [InlineData("onset,duration\n1,2\n", "there is no column 'label'")]
    [InlineData("onset,label\n1,a\nx,b\n", "line 3: 'x' in column 'onset' is not a number of seconds")]
    [InlineData("onset,label\n1e300,b\n", "line 2: '1e300' in column 'onset' is not a number of seconds")]
    [InlineData("onset,label\n\"1,5\",b\n", "line 2: '1,5' in column 'onset' is not a number of seconds")]
    [InlineData("onset,label\n,b\n", "line 2: the onset is empty")]
    [InlineData("onset,label\n1,\n", "line 2: the label is empty")]
    [InlineData("onset,duration,label\n1,-2,a\n", "line 2: the duration -2 is negative")]
    [InlineData("onset,label\n1,a,b\n", "line 2: 3 cells, and the header has 2 columns")]
    public void What_is_wrong_is_told_with_its_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<SettingsException>(() => EventTable.Read(text)).Message, StringComparison.Ordinal);
}
