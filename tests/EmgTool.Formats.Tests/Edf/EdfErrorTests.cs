using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>Files that cannot be read: each gives its code and names the place.</summary>
public sealed class EdfErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("ns", "ab", "BAD_NUMBER", "byte 252")]
    [InlineData("ns", "-1", "BAD_NUMBER", "byte 252")]
    [InlineData("ns", "0", "NO_SIGNALS", "byte 252")]
    [InlineData("ns", "9999", "HEADER_TRUNCATED", "9999 signals")]
    [InlineData("duration", "-1", "BAD_NUMBER", "byte 244")]
    [InlineData("duration", "one", "BAD_NUMBER", "byte 244")]
    [InlineData("duration", "nan", "BAD_NUMBER", "byte 244")]
    [InlineData("duration", "1e-25", "BAD_NUMBER", "byte 244")]
    [InlineData("duration", "0", "ZERO_RECORD_DURATION", "byte 244")]
    [InlineData("samples", "ten", "BAD_NUMBER", "'EMG1'")]
    [InlineData("samples", "-10", "BAD_NUMBER", "byte 472")]
    [InlineData("samples", "", "BAD_NUMBER", "samples")]
    [InlineData("samples", "10.5", "BAD_NUMBER", "samples")]
    [InlineData("samples", "99999999", "NO_COMPLETE_RECORD", "199999998 bytes")]
    [InlineData("samples", "0", "NO_SAMPLES", "0 samples")]
    [InlineData("marking", "EDF+D", "NO_TIMEKEEPING", "discontinuous")]
    public void A_field_that_leaves_layout_or_timing_unknown_is_an_error_with_its_place(string field, string value, string code, string place)
    {
        var builder = new EdfBuilder();
        builder.Signal(_ => 0, 10, signal => field is "samples" ? signal with { SamplesField = value } : signal);
        builder.SignalCount = field is "ns" ? value : null;
        builder.Duration = field is "duration" ? value : "1";
        builder.Reserved = field is "marking" ? value : "";
        AssertError(builder.Build(), code, place);
    }

    [Theory]
    [InlineData(0, "EMPTY", "0 bytes")]
    [InlineData(100, "HEADER_TRUNCATED", "256")]
    [InlineData(300, "HEADER_TRUNCATED", "512 bytes")]
    [InlineData(512, "NO_COMPLETE_RECORD", "no complete data record")]
    [InlineData(531, "NO_COMPLETE_RECORD", "19 follow")]
    public void A_file_that_ends_too_early_is_an_error(int length, string code, string place) =>
        AssertError(new EdfBuilder().Signal(_ => 0).Build()[..length], code, place);

    [Fact]
    public void A_header_that_lost_a_byte_is_told_so()
    {
        var bytes = new EdfBuilder().Signal(_ => 0).Build();
        AssertError([.. bytes[..60], .. bytes[61..]], "HEADER_SHIFTED", "shifted by -1 bytes");
    }

    [Theory]
    [InlineData("time,emg\n0.000,0.1\n0.001,0.2\n", "text")]
    [InlineData("<!DOCTYPE html><html></html>", "HTML")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "Git LFS")]
    [InlineData("GDF 2.10", "GDF")]
    public void Other_things_named_edf_are_told_by_what_they_look_like(string content, string what) =>
        AssertError(Encoding.ASCII.GetBytes(content + new string(' ', 300)), "NOT_EDF", what);

    [Fact]
    public void Compressed_data_is_told_so() => AssertError([0x1F, 0x8B, 8, 0, .. new byte[600]], "NOT_EDF", "gzip");

    [Fact]
    public void A_damaged_version_field_is_read_with_a_warning_where_the_header_is_consistent()
    {
        using var reader = Reading.Open(
            _folder.Write("a.edf", new EdfBuilder { Version = [(byte)'0', 0xA0, 0, 0, 32, 32, 32, 32] }.Signal(_ => 0).Build()));
        Assert.Equal("VERSION_FIELD", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("256")]
    [InlineData("")]
    [InlineData("513")]
    public void A_wrong_header_size_is_computed_from_the_number_of_signals(string field)
    {
        using var reader = Reading.Open(_folder.Write("a.edf", new EdfBuilder { HeaderSize = field }.Signal(k => (int)k * 10, 3).Build()));
        Assert.Equal("HEADER_BYTES_WRONG", Assert.Single(reader.Recording.Warnings).Code);
        Assert.Equal([0, 1, 2, 3, 4, 5], Samples.Of(reader).Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void Decimal_commas_are_read_as_such()
    {
        using var reader = Reading.Open(
            _folder.Write("a.edf", new EdfBuilder { Duration = "0,04", Records = 1 }.Signal(k => (int)k, 2, signal => signal with { PhysicalMinimum = "-3276,8", PhysicalMaximum = "3276,7", SamplesField = "2.0" }).Build()));
        Assert.Equal(new SamplingRate(50), reader.Recording.Channels[0].Rate);
        Assert.Equal(0.1, Samples.Of(reader)[1], 1e-9);
        Assert.Equal("DECIMAL_COMMA|DECIMAL_COMMA|DECIMAL_COMMA|NUMBER_FORMAT", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    private void AssertError(byte[] bytes, string code, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Open(_folder.Write("a.edf", bytes)));
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }
}
