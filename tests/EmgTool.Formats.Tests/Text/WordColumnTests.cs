using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class WordColumnTests
{
    [Theory]
    [InlineData("time_s,Activity,EMG_uV\n", "0.000,rest,1\n0.001,rest,2\n0.002,walk,3\n0.003,walk,4\n0.004,,5\n")]
    [InlineData("time_s,Activity,EMG_uV\n", "0.000,\"rest\",1\n0.001,\"rest\",2\n0.002,\"walk\",3\n0.003,\"walk\",4\n0.004,\"\",5\n")]
    [InlineData("time_s;Activity;EMG_uV\n", "0,000;rest;1\n0,001;rest;2\n0,002;walk;3\n0,003;walk;4\n0,004;;5\n")]
    [InlineData("Activity\ttime_s\tEMG_uV\n", "rest\t0.000\t1\nrest\t0.001\t2\nwalk\t0.002\t3\nwalk\t0.003\t4\n\t0.004\t5\n")]
    [InlineData("# made by hand, 2025\n# rate, 1000\ntime_s,EMG_uV,Activity\ns,uV,\n", "0.000,1,rest\n0.001,2,rest\n0.002,3,walk\n0.003,4,walk\n0.004,5,\n")]
    public void Words_among_numbers_are_annotations(string titles, string rows)
    {
        using var reader = Reading.Text(titles + rows);
        Assert.Equal("EMG", Assert.Single(reader.Recording.Channels).Name);
        Assert.Equal([1.0, 2, 3, 4, 5], Samples.Of(reader));
        Assert.Equal([new Annotation(0, 0.002m, "rest"), new Annotation(0.002m, 0.002m, "walk")], reader.Recording.Annotations);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void Rare_marks_in_a_column_that_is_empty_elsewhere_are_annotations_of_one_row()
    {
        foreach (var first in (ReadOnlySpan<int>)[0, 5, 3000])
        {
            var text = new StringBuilder("time_s,EMG_uV,Marker\n");
            for (var row = 0; row < 5000; row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row / 1000m},{row},{(row == first || row == 4000 ? $"on {row}" : "")}\n");
            }

            using var reader = Reading.Text(text.ToString());
            Assert.Equal(5000, Assert.Single(reader.Recording.Channels).SampleCount);
            Assert.Equal(
                [new Annotation(first / 1000m, 0.001m, $"on {first}"), new Annotation(4, 0.001m, "on 4000")],
                reader.Recording.Annotations);
        }
    }

    [Fact]
    public void A_column_that_changes_in_every_row_is_cut_with_a_warning()
    {
        var text = new StringBuilder("time_s,EMG_uV,note\n");
        for (var row = 0; row < 100_100; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row / 1000m},1,x{row}\n");
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal(100_000, reader.Recording.Annotations.Count);
        Assert.Equal("WORDS_LEFT_OUT", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("name,subject,age\nAda,Miller,7\nBob,Smith,8\nCeline,Dumont,9\n", "RATE_UNKNOWN")]
    [InlineData("Dear all,\n\nplease find enclosed, as promised, the data.\nBest, Ada\n", "NO_TABLE")]
    public void A_table_of_people_and_a_letter_are_no_recordings(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RecordingException>(() => Reading.Text(text)).Code);
}
