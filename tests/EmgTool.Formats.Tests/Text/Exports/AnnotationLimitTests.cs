using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class AnnotationLimitTests
{
    private const int Most = 1_000_000;

    [Theory]
    [MemberData(nameof(Files))]
    public void A_million_annotations_are_read_and_that_more_are_left_out_is_told_with_the_line(string head, string mark, int marksInLine, string tail, int line)
    {
        var lines = Most / marksInLine;
        var repeated = string.Concat(Enumerable.Repeat(mark, lines));
        using var cut = Reading.Text(head + repeated + mark + tail);
        Assert.Equal(Most, cut.Recording.Annotations.Count);
        Assert.Equal(("ANNOTATIONS_CUT", $"line {line + lines}"), (Assert.Single(cut.Recording.Warnings).Code, cut.Recording.Warnings[0].Place));
    }

    public static TheoryData<string, string, int, string, int> Files { get; } = new()
    {
        { "\"INFORMATION\"\n\"x\"\n\"CHANNEL\"\t\"1\"\n\"Evt+\"\n\"\"\n\"m\"\n", "0\n", 1, "\"CHANNEL\"\t\"2\"\n\"Waveform\"\n\"\"\n\"EMG\"\n\"mV\"\n\"START\"\t0\t0.001\n1\n2\n", 7 },
        { "Devices\n1000\n,,a\nFrame,Sub Frame,L\n,,V\n1,0,1\n2,0,2\n\nEvents\n1000\nSubject,Context,Name,Time (s),Description\n", "a,L,b,0\n", 1, "", 12 },
        { "Interval=\t1 s\nChannelTitle=\tEMG\nRange=\t1 mV\n", "1\t2" + string.Concat(Enumerable.Repeat("\t#* x", 1000)) + "\n", 1000, "", 4 },
    };
}
