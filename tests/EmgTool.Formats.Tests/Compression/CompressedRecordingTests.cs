using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;
using EmgTool.Formats.Tests.Edf;
using Xunit;

namespace EmgTool.Formats.Tests.Compression;

public sealed class CompressedRecordingTests : IDisposable
{
    private const string Table = "time_s,EMG_uV\n0.0,1\n0.1,2\n0.2,3\n";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("walk.csv.gz")]
    [InlineData("walk.csv")]
    [InlineData("walk.GZ")]
    public void Content_and_not_the_name_tells_that_a_table_is_compressed(string name)
    {
        var path = _folder.Write(name, Compressed.Gzip(Table));
        using var reader = Reading.Open(path);
        Assert.Equal((path, "CSV"), (reader.Recording.Name, reader.Recording.Format));
        Assert.Equal([1, 2, 3], Samples.Of(reader));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EDF_and_BDF_are_read_at_any_place(bool isBdf)
    {
        var bytes = new EdfBuilder { Records = 300, IsBdf = isBdf }.Signal(k => (int)(k % 1999), 500).Signal(k => -(int)(k % 997), 250).Annotations([.. Enumerable.Range(0, 300).Select(t => $"+{t}||_")]).Build();
        using var plain = Reading.Open(_folder.Write("a.edf", bytes));
        using var compressed = Reading.Open(_folder.Write("a.edf.gz", Compressed.Gzip(bytes)));
        Assert.Equal(plain.Recording.Format, compressed.Recording.Format);
        Assert.Equal(plain.Recording.Warnings, compressed.Recording.Warnings);
        Assert.Equal(Samples.Of(plain, 0), Samples.Of(compressed, 0, 777));
        Assert.Equal(Samples.Of(plain, 1), Samples.Of(compressed, 1, 100_000));
    }

    [Fact]
    public void Zstd_is_read_where_the_system_has_the_library()
    {
        Assert.SkipUnless(ZstdLibrary.IsPresent, "this system has no zstd library");
        using var table = Reading.Open(_folder.Write("a.csv.zst", Compressed.Zstd(Table)));
        Assert.Equal([1, 2, 3], Samples.Of(table));
        using var edf = Reading.Open(_folder.Write("a.edf.zst", Compressed.Zstd(new EdfBuilder().Signal(_ => 0).Build())));
        Assert.Equal("EDF", edf.Recording.Format);
    }

    [Fact]
    public void An_EDF_file_that_comes_through_a_pipe_is_read()
    {
        var bytes = new EdfBuilder { Records = 20 }.Signal(k => (int)k * 10, 100).Build();
        foreach (var input in new[] { bytes, Compressed.Gzip(bytes) })
        {
            using var stream = new TrickleStream(input);
            using var reader = RecordingFile.OpenStream(stream, "-", new ReadOptions(), 0, TestContext.Current.CancellationToken);
            Assert.Equal(("-", 2000L), (reader.Recording.Name, reader.Recording.Channels[0].SampleCount));
            Assert.Equal(1999, Samples.Of(reader)[1999], 1e-9);
        }
    }

    [Fact]
    public void A_truncated_EDF_file_has_the_warnings_of_one_that_is_not_compressed()
    {
        var bytes = new EdfBuilder { Records = 20 }.Signal(_ => 1, 100).Build();
        using var reader = Reading.Open(_folder.Write("a.edf.gz", Compressed.Gzip(bytes[..^150])));
        Assert.Equal(["RECORDS_MISSING", "PARTIAL_RECORD_IGNORED"], reader.Recording.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_cut_table_is_refused_however_many_rows_it_has()
    {
        var text = new StringBuilder("time_s,EMG_uV\n");
        for (var row = 0; row < 50_000; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row / 1000}.{row % 1000:000},{row * 7919 % 1013}\n");
        }

        var whole = Compressed.Gzip(text.ToString());
        AssertError("a.csv.gz", whole[..^9], "GZIP_TRUNCATED");
        AssertError("a.csv.gz", whole[..5000], "GZIP_TRUNCATED");
        whole[^6] ^= 1;
        AssertError("a.csv.gz", whole, "GZIP_DAMAGED");
    }

    /// <summary>The case err_gzip_named_edf of the collection of edge cases: the first bytes of gzip, and zeros.</summary>
    [Theory]
    [InlineData("a.edf", "NOT_EDF")]
    [InlineData("a.edf.gz", "NOT_EDF")]
    [InlineData("a.csv", "NOT_A_RECORDING")]
    public void What_only_looks_like_gzip_is_named(string name, string code)
    {
        Assert.Contains("gzip", AssertError(name, [0x1F, 0x8B, 8, 0, .. new byte[600]], code).Message, StringComparison.Ordinal);
        Assert.Contains("gzip", AssertError(name, [0x1F, 0x8B, 7, 0, .. new byte[600]], code).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inside_is_told_as_if_it_were_not_compressed()
    {
        AssertError("a.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], "EMPTY");
        AssertError("a.csv.gz", Compressed.Gzip(Compressed.Gzip(Table)), "NOT_A_RECORDING");
        AssertError("a.edf.gz", Compressed.Gzip(Table), "NOT_EDF");
        AssertError("a.gz", Compressed.Gzip([1, 0, 2, 0]), "NOT_A_RECORDING");
        AssertError("a.csv.gz", [], "EMPTY");
    }

    [Fact]
    public void A_compressed_header_of_a_record_is_refused()
    {
        var error = AssertError("a.hea.gz", Compressed.Gzip("a 1 500 1\na.dat 16 1/uV\n"), "NOT_A_FILE");
        Assert.Contains("WFDB", error.Message, StringComparison.Ordinal);
        AssertError("a.gz", Compressed.Gzip("a 1 500 1\na.dat 16 1/uV\n"), "NOT_A_FILE");
    }

    [Fact]
    public void A_bomb_of_zeros_behind_a_table_is_refused_and_takes_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertError("a.csv.gz", [.. Compressed.Gzip(Table + string.Concat(Enumerable.Range(3, 100).Select(row => $"{row / 10}.{row % 10},4\n"))), .. Compressed.Gzip(new byte[100_000_000])], "LINE_TOO_LONG");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 120_000_000);
    }

    [Fact]
    public void A_compressed_table_is_read_as_lines()
    {
        using var reader = new StreamReader(CompressedFile.OpenRead(_folder.Write("a.csv.gz", Compressed.Gzip(Table))));
        Assert.Equal(Table, reader.ReadToEnd());
        using var plain = new StreamReader(CompressedFile.OpenRead(_folder.Write("b.csv", Encoding.UTF8.GetBytes(Table))));
        Assert.Equal(Table, plain.ReadToEnd());
    }

    [Theory]
    [InlineData("a/walk.csv.gz", "a/walk.csv")]
    [InlineData("a/walk.csv.ZST", "a/walk.csv")]
    [InlineData("a.gz/walk.csv", "a.gz/walk.csv")]
    [InlineData("walk", "walk")]
    public void The_ending_of_a_compressed_file_is_taken_off(string name, string expected) => Assert.Equal(expected, CompressedFile.NameWithout(name));

    public void Dispose() => _folder.Dispose();

    private RecordingException AssertError(string name, byte[] content, string code)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Open(_folder.Write(name, content)));
        Assert.Equal(code, error.Code);
        return error;
    }
}
