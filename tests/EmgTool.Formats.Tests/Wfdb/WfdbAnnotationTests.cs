using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

/// <summary>Words by hand from annot(5): the code in the six high bits, the time since the one before in the ten low bits.</summary>
public sealed class WfdbAnnotationTests : IDisposable
{
    private const int Normal = 1;
    private const int Rhythm = 28;
    private const int Note = 22;
    private const int Skip = 59;
    private const int Num = 60;
    private const int Sub = 61;
    private const int Chn = 62;
    private const int Aux = 63;

    private readonly WfdbFolder _folder = new();

    [Fact]
    public void Codes_times_and_texts_are_read()
    {
        byte[] file =
        [
            .. Word(Rhythm, 18), .. Text("(N\0"),
            .. Word(Normal, 59), .. Word(Sub, 1), .. Word(Num, 3),
            .. Word(Skip, 0), 1, 0, 0x10, 0, .. Word(5, 100),
            .. Word(Note, 50), .. Word(Chn, 1), .. Text("clench, left"),
            .. Word(42, 7),
            0, 0,
        ];
        var annotations = Read(file, out var warnings);
        Assert.Empty(warnings);
        Assert.Equal(
            [
                new Annotation(0.018m, null, "(N"),
                new Annotation(0.077m, null, "N"),
                new Annotation(0.077m + 65.552m + 0.1m, null, "V"),
                new Annotation(0.077m + 65.552m + 0.15m, null, "clench, left", "EMG B"),
                new Annotation(0.077m + 65.552m + 0.157m, null, "[42]", "EMG B"),
            ],
            annotations);
    }

    [Fact]
    public void Notes_at_time_0_set_the_unit_of_times_and_the_meaning_of_codes()
    {
        byte[] file =
        [
            .. Word(Note, 0), .. Text("## time resolution: 4000"),
            .. Word(Note, 0), .. Text("## annotation type definitions"),
            .. Word(Note, 0), .. Text("42 jerk A myoclonic jerk"),
            .. Word(Note, 0), .. Text("## end of definitions"),
            .. Word(42, 1), .. Word(Note, 1), .. Text("42 is a number"),
            0, 0,
        ];
        Assert.Equal([new Annotation(0.00025m, null, "jerk"), new Annotation(0.0005m, null, "42 is a number")], Read(file, out _));
    }

    [Fact]
    public void A_step_back_in_time_is_sorted()
    {
        byte[] file = [.. Word(Normal, 500), .. Word(Skip, 0), 0xFF, 0xFF, 0x9C, 0xFF, .. Word(5, 0), 0, 0];
        Assert.Equal([new Annotation(0.4m, null, "V"), new Annotation(0.5m, null, "N")], Read(file, out _));
    }

    [Theory]
    [InlineData(new byte[] { 18, 4 }, 1, "breaks off")]
    [InlineData(new byte[] { 18, 4, 1 }, 1, "breaks off")]
    [InlineData(new byte[] { 18, 4, 0, 0xEC, 1 }, 1, "breaks off")]
    [InlineData(new byte[] { 18, 4, 200, 0xFC, 65 }, 1, "breaks off")]
    [InlineData(new byte[] { 78, 79, 84, 32, 77, 73, 84, 10 }, 0, "text")]
    [InlineData(new byte[0], 0, "0 bytes")]
    [InlineData(new byte[] { 0, (byte)'N', 0, 0, 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'V', 0, 0, 9, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0, "AHA")]
    public void A_broken_file_is_a_warning_and_not_the_end(byte[] file, int kept, string what)
    {
        Assert.Equal(kept, Read(file, out var warnings).Count);
        var warning = Assert.Single(warnings);
        Assert.Equal(("ANNOTATIONS_UNREADABLE", "a.atr"), (warning.Code, warning.Place));
        Assert.Contains(what, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_break_anything()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 2000; trial++)
        {
            var file = new byte[random.Next(200)];
            random.NextBytes(file);
            EmgTool.Formats.Wfdb.WfdbAnnotationFile.Read(file, new SamplingRate(1000), ["a"], out _);
        }
    }

    [Fact]
    public void Signals_that_are_left_out_keep_their_number()
    {
        _folder.Header("a", "a 3 1000", "gone.dat 16 1/uV 0 0 0 0 0 EMG A", "a.dat 16 1/uV 0 0 0 0 0 EMG B", "a.dat 16 1/uV 0 0 0 0 0 EMG C").Samples("a.dat", 1, 2)
            .File("a.atr", [.. Word(Normal, 1), .. Word(Normal, 1), .. Word(Chn, 1), .. Word(Normal, 1), .. Word(Chn, 2), 0, 0]);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(["EMG B", "EMG C"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal(["EMG B", "EMG C"], reader.Recording.Annotations.Skip(1).Select(annotation => annotation.Channel));
    }

    [Fact]
    public void Files_of_several_annotators_are_put_together()
    {
        _folder.Header("a", "a 1 1000", "a.dat 16 1/uV").Samples("a.dat", 1).File("a.st", [.. Word(Note, 300), .. Text("sleep stage 2"), 0, 0]).File("a.atr", [.. Word(Normal, 500), 0, 0])
            .File("a.unknown", [.. Word(Normal, 1), 0, 0]);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(["sleep stage 2", "N"], reader.Recording.Annotations.Select(annotation => annotation.Text));
        Assert.Equal(["a.hea", "a.dat", "a.atr", "a.st"], reader.Files.Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void A_record_of_annotations_only_is_one()
    {
        _folder.Header("a", "a 0 100 500").File("a.atr", [.. Word(Normal, 50), 0, 0]);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(0.5m, Assert.Single(reader.Recording.Annotations).OnsetSeconds);
        Assert.Equal(("WFDB", 0), (reader.Recording.Format, reader.Recording.Channels.Count));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Annotation> Read(byte[] file, out IReadOnlyList<RecordingWarning> warnings)
    {
        _folder.Header("a", "a 2 1000", "a.dat 16 1/uV 0 0 0 0 0 EMG A", "a.dat 16 1/uV 0 0 0 0 0 EMG B").Samples("a.dat", 1, 2).File("a.atr", file);
        using var reader = _folder.Open("a.hea");
        warnings = reader.Recording.Warnings;
        return reader.Recording.Annotations;
    }

    private static byte[] Word(int code, int data) => [(byte)data, (byte)((code << 2) | (data >> 8))];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. Word(Aux, bytes.Length), .. bytes, .. bytes.Length % 2 == 1 ? [0] : Array.Empty<byte>()];
    }
}
