using Xunit;

namespace EmgTool.Formats.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emgtool-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_stands_in_the_place_before_the_commit_and_all_of_it_after()
    {
        var path = Path.Join(_folder.FullName, "out.csv");
        using (var file = new AtomicFile(path))
        {
            file.Stream.Write("whole"u8);
            file.Stream.Flush();
            Assert.False(File.Exists(path));
            Assert.Equal(_folder.FullName, Path.GetDirectoryName(Assert.Single(Directory.GetFiles(_folder.FullName))));
            file.Commit();
        }

        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Without_a_commit_the_file_before_it_stays_and_nothing_else()
    {
        var path = Path.Join(_folder.FullName, "out.csv");
        File.WriteAllText(path, "before");

        using (var file = new AtomicFile(path))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link()
    {
        var path = Path.Join(_folder.FullName, "real.csv");
        var link = Path.Join(_folder.FullName, "link.csv");
        File.WriteAllText(path, "before");
        File.CreateSymbolicLink(link, path);

        using (var file = new AtomicFile(link))
        {
            file.Stream.Write("after"u8);
            file.Commit();
        }

        Assert.Equal("after", File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "there is no /dev/null");

        using (var file = new AtomicFile("/dev/null"))
        {
            file.Stream.Write("lost"u8);
            file.Commit();
        }

        Assert.Empty(Directory.GetFiles("/dev", ".null*"));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void A_folder_in_the_place_and_a_folder_that_is_not_there_are_errors_before_anything_is_written()
    {
        Assert.Throws<IOException>(() => new AtomicFile(_folder.FullName));
        Assert.Throws<DirectoryNotFoundException>(() => new AtomicFile(Path.Join(_folder.FullName, "none", "out.csv")));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }
}
