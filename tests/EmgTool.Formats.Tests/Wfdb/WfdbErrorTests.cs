using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

public sealed class WfdbErrorTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    [Theory]
    [InlineData("", "NOT_WFDB", "record line")]
    [InlineData("# nothing", "NOT_WFDB", "record line")]
    [InlineData("a", "NOT_WFDB", "line 1")]
    [InlineData("a x", "BAD_NUMBER", "'x'")]
    [InlineData("a -1", "BAD_NUMBER", "'-1'")]
    [InlineData("a 2000000000", "BAD_NUMBER", "2000000000")]
    [InlineData("a 99999999999999999999", "BAD_NUMBER", "99999999999999999999")]
    [InlineData("a 1 0", "BAD_NUMBER", "sampling frequency")]
    [InlineData("a 1 -250", "BAD_NUMBER", "sampling frequency")]
    [InlineData("a 1 NaN", "BAD_NUMBER", "sampling frequency")]
    [InlineData("a 1 1e300", "BAD_NUMBER", "sampling frequency")]
    [InlineData("a 1 1,000", "BAD_NUMBER", "sampling frequency")]
    [InlineData("a 1 250 -5", "BAD_NUMBER", "number of samples")]
    [InlineData("a 1 250 9000000000000000000", "BAD_NUMBER", "number of samples")]
    [InlineData("a 2 250\na.dat 16 1", "HEADER_TRUNCATED", "2 signals")]
    [InlineData("a/3 1 250\na 1", "HEADER_TRUNCATED", "3 segments")]
    [InlineData("a/0 1 250", "BAD_NUMBER", "segments")]
    [InlineData("a 1 250\na.dat", "BAD_NUMBER", "format")]
    [InlineData("a 1 250\na.dat 16y", "BAD_NUMBER", "'16y'")]
    [InlineData("a 1 250\na.dat 16x0", "BAD_NUMBER", "samples per frame")]
    [InlineData("a 1 250\na.dat 16x99999999", "BAD_NUMBER", "samples per frame")]
    [InlineData("a 1 250\na.dat 16+99999999999999999999", "BAD_NUMBER", "byte offset")]
    [InlineData("a 1 250\na.dat 16 1e999", "BAD_NUMBER", "gain")]
    [InlineData("a 1 250\na.dat 8 1", "UNSUPPORTED_FORMAT", "format 8")]
    [InlineData("a 1 250\na.dat 516 1", "UNSUPPORTED_FORMAT", "16, 24, 32, 61, 80, 212")]
    [InlineData("a 2 250\na.dat 16 1\na.dat 24 1", "BAD_FORMAT", "line 3")]
    [InlineData("a 2 250\na.dat 16+8 1\na.dat 16+4 1", "BAD_FORMAT", "line 3")]
    [InlineData("a 1 250\n~ 0 1", "NO_SAMPLES", "no samples")]
    [InlineData("a 1 250\ngone.dat 16 1", "NO_SAMPLES", "gone.dat")]
    [InlineData("a 1 250\na.dat 16+100 1", "NO_SAMPLES", "no samples")]
    [InlineData("a 1 250\na.dat 16:100 1", "NO_SAMPLES", "no samples")]
    [InlineData("a 0 250", "NO_SIGNALS", "no signals")]
    [InlineData("a/1 1 250\na 5", "BAD_SEGMENT", "segments itself")]
    [InlineData("a/1 1 250\ngone 5", "NO_SAMPLES", "gone.hea")]
    [InlineData("a/2 1 250\n~ 9000000000000\n~ 9000000000000", "BAD_NUMBER", "line 3")]
    public void What_leaves_the_samples_unknown_is_an_error_that_names_the_place(string header, string code, string place)
    {
        _folder.Header("a", header.Split('\n')).Samples("a.dat", 1, 2, 3, 4);
        var error = _folder.Error("a.hea");
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../a.dat")]
    [InlineData("sub/a.dat")]
    [InlineData("..")]
    [InlineData("sub\\a.dat")]
    [InlineData("C:a.dat")]
    [InlineData("-")]
    public void A_name_leads_to_no_other_folder(string name)
    {
        _folder.Header("a", "a 1 250 1", name + " 16 1/uV").Header("m", "m/1 1 250 1", name + " 1").Samples("a.dat", 1);
        Assert.Equal(("BAD_FILE_NAME", true), (_folder.Error("a.hea").Code, _folder.Error("a.hea").Message.StartsWith("line 2: ", StringComparison.Ordinal)));
        Assert.Equal("BAD_FILE_NAME", _folder.Error("m.hea").Code);
    }

    [Fact]
    public void A_long_null_segment_costs_nothing()
    {
        _folder.Header("m", "m/2 1 0.001", "~ 9000000000000", "a 1").Header("a", "a 1 0.001 1", "a.dat 16 1/uV").Samples("a.dat", 7);
        using var reader = _folder.Open("m.hea");
        Assert.Equal(9_000_000_000_000_000m, Assert.Single(reader.Recording.Channels[0].Segments).StartSeconds);
    }

    [Fact]
    public void A_file_that_is_nothing_but_gaps_is_refused()
    {
        // Every second sample is missing: each would be a segment of its own.
        _folder.Header("a", "a 1 1000", "a.dat 80 1/uV").File("a.dat", [.. Enumerable.Range(0, 2_100_000).Select(index => (byte)(index % 2))]);
        Assert.Equal("TOO_MANY_GAPS", _folder.Error("a.hea").Code);
    }

    [Fact]
    public void A_file_that_became_shorter_is_told()
    {
        _folder.Header("a", "a 1 1000", "a.dat 16 1/uV").Samples("a.dat", new int[100_000]);
        using var reader = _folder.Open("a.hea");
        using (var file = new FileStream(_folder.At("a.dat"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(1000);
        }

        Assert.Equal("FILE_CHANGED", Assert.Throws<Core.Recordings.RecordingException>(() => Samples.Of(reader)).Code);
    }

    [Fact]
    public void A_binary_header_is_no_header() => Assert.Equal("NOT_A_RECORDING", _folder.File("a.hea", 1, 2, 3, 0, 0, 4).Error("a.hea").Code);

    public void Dispose() => _folder.Dispose();
}
