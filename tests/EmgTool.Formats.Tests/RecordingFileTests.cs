using EmgTool.Core.Recordings;
using EmgTool.Formats.Tests.Edf;
using Xunit;

namespace EmgTool.Formats.Tests;

public sealed class RecordingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Content_decides_and_not_the_name()
    {
        var edf = new EdfBuilder().Signal(_ => 0).Build();
        using var named = Reading.Open(_folder.Write("a.csv", edf));
        Assert.Equal("EDF", named.Recording.Format);
        using var table = Reading.Open(_folder.Write("b.dat", "time_s,EMG_uV\n0.0,1\n0.1,2\n"u8.ToArray()));
        Assert.Equal("CSV", table.Recording.Format);
    }

    [Fact]
    public void A_table_that_starts_like_an_EDF_version_field_is_a_table()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(row => FormattableString.Invariant($"0        {row % 7}.5\n")));
        using var reader = Reading.Open(_folder.Write("a.txt", System.Text.Encoding.ASCII.GetBytes(text)), new ReadOptions { Rate = new SamplingRate(100) });
        Assert.Equal(100, reader.Recording.Channels[1].SampleCount);
    }

    [Theory]
    [InlineData(new byte[0], "EMPTY")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0 }, "GZIP_TRUNCATED")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 }, "NOT_A_RECORDING")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 1, 0 }, "NOT_A_RECORDING")]
    public void Things_that_are_no_recording_are_refused(byte[] content, string code) =>
        Assert.Equal(code, Assert.Throws<RecordingException>(() => Reading.Open(_folder.Write("a.csv", content))).Code);

    [Fact]
    public void A_folder_is_refused() =>
        Assert.Equal("DIRECTORY", Assert.Throws<RecordingException>(() => Reading.Open(_folder.Path)).Code);

    [Fact]
    public void A_missing_file_is_an_IO_error() =>
        Assert.Throws<FileNotFoundException>(() => Reading.Open(Path.Combine(_folder.Path, "none.edf")));

    [Fact]
    public void The_name_is_the_path_as_it_was_given()
    {
        var path = _folder.Write("a.edf", new EdfBuilder().Signal(_ => 0).Build());
        using var reader = Reading.Open(path);
        Assert.Equal(path, reader.Recording.Name);
    }

    [Fact]
    public void A_file_can_be_deleted_and_opened_again_after_closing()
    {
        var path = _folder.Write("a.csv", "time_s,EMG_uV\n0.0,1\n0.1,2\n"u8.ToArray());
        Reading.Open(path).Dispose();
        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_cancelled_read_stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        using var stream = new TrickleStream(System.Text.Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1.5,2\n", 10_000))));
        Assert.Throws<OperationCanceledException>(() => RecordingFile.OpenStream(stream, "-", new ReadOptions { Rate = new SamplingRate(100) }, 0, cancellation.Token));
    }

    public void Dispose() => _folder.Dispose();
}
