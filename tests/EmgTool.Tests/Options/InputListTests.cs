using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class InputListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_folder_gives_its_recordings_and_those_of_its_subfolders_in_ordinal_order()
    {
        foreach (var name in new[] { "b.edf", "B.EDF", "a/z.bdf", "a/y/x.rec", "c.csv", "d.txt", "e.tsv", "notes.md", ".hidden.edf", ".git/x.edf" })
        {
            _folder.File(name, "");
        }

        Assert.Equal(["B.EDF", "a/y/x.rec", "a/z.bdf", "b.edf", "c.csv", "d.txt", "e.tsv"], Expand(_folder.Path));
    }

    [Fact]
    public void Tables_beside_recordings_are_left_out_of_a_folder_but_not_when_named()
    {
        _folder.File("walk.csv", "time,EMG1\n0,1\n");
        _folder.File("truth.csv", "onset,duration,label\n1,2,3\n");
        _folder.File("events.csv", "recording,channel,onset,duration,label\n");
        _folder.File("events.summary.csv", "recording,channel,seconds_analyzed\n");
        _folder.File("sub-01_events.tsv", "onset\tduration\ttrial_type\n");
        _folder.File("participants.tsv", "participant_id\tage\n");
        Assert.Equal(["walk.csv"], Expand(_folder.Path));
        Assert.Equal(["truth.csv"], Expand(_folder.At("truth.csv")));
    }

    [Fact]
    public void Compressed_recordings_and_headers_of_records_are_found_but_not_their_signal_files()
    {
        foreach (var name in new[] { "a.edf.gz", "b.BDF.ZST", "c.csv.gz", "d.rec.gz", "e.gz", "f.dat", "f.hea", "g.hea.gz", "h.tar.gz", "i.dat.gz" })
        {
            _folder.File(name, "");
        }

        Assert.Equal(["a.edf.gz", "b.BDF.ZST", "c.csv.gz", "d.rec.gz", "f.hea"], Expand(_folder.Path));
    }

    [Fact]
    public void Segments_of_a_record_are_read_with_it_and_not_again_on_their_own()
    {
        _folder.File("night.hea", "night/3 1 100\nnight_layout 0\nnight_1 5\n~ 4\n");
        _folder.File("night_1.hea", "night_1 1 100 5\nnight_1.dat 16\n");
        _folder.File("night_layout.hea", "night_layout 1 100 0\n~ 0\n");
        _folder.File("other.hea", "not a header");
        Assert.Equal(["night.hea", "other.hea"], Expand(_folder.Path));
        Assert.Equal(["night_1.hea"], Expand(_folder.At("night_1.hea")));
    }

    [Fact]
    public void A_compressed_table_beside_recordings_is_left_out_of_a_folder()
    {
        using (var file = new System.IO.Compression.GZipStream(File.Create(_folder.At("events.csv.gz")), System.IO.Compression.CompressionMode.Compress))
        {
            file.Write("recording,channel,onset,duration,label\n"u8);
        }

        _folder.File("broken.csv.gz", "\u001F");
        Assert.Equal(["broken.csv.gz"], Expand(_folder.Path));
    }

    [Fact]
    public void Named_files_keep_their_order_and_count_once()
    {
        var a = _folder.File("a.edf", "");
        var b = _folder.File("b.edf", "");
        Assert.Equal(["b.edf", "a.edf"], Expand(b, a, b, _folder.Path));
    }

    [Fact]
    public void A_pattern_that_the_shell_left_alone_is_expanded()
    {
        _folder.File("b1.edf", "");
        _folder.File("a1.edf", "");
        _folder.File("a2.csv", "");
        Assert.Equal(["a1.edf", "b1.edf"], Expand(_folder.At("?1.edf")));
        Assert.Equal(["a1.edf", "a2.csv"], Expand(_folder.At("a*")));
    }

    [Fact]
    public void A_file_whose_name_looks_like_a_pattern_is_a_file()
    {
        _folder.File("a[1]*.edf", "");
        _folder.File("a[1]b.edf", "");
        Assert.Equal(["a[1]*.edf"], Expand(_folder.At("a[1]*.edf")));
    }

    [Fact]
    public void What_gives_no_recording_is_told()
    {
        var empty = Directory.CreateDirectory(_folder.At("empty")).FullName;
        Assert.Contains("no recordings in this folder", Assert.Single(InputList.Expand([empty])).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("no file matches", Assert.Single(InputList.Expand([_folder.At("*.edf")])).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_recording_is_found_and_a_linked_folder_is_not_entered()
    {
        _folder.File("data/a.edf", "");
        File.CreateSymbolicLink(_folder.At("b.edf"), _folder.At("data/a.edf"));
        Directory.CreateSymbolicLink(_folder.At("data/up"), _folder.Path);
        Assert.Equal(["b.edf", "data/a.edf"], Expand(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Expand(params string[] names) =>
        InputList.Expand(names).Select(input => Path.GetRelativePath(_folder.Path, input.Name));
}
