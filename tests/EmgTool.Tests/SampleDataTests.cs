using Xunit;

namespace EmgTool.Tests;

/// <summary>The recordings of <c>sample-data/</c> are what the commands of its README make.</summary>
public sealed class SampleDataTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _samples = Path.Join(Repository.Root, "sample-data");

    [Fact]
    public async Task The_commands_of_its_readme_make_every_file_byte_by_byte()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are for a POSIX shell");
        var made = Directory.CreateDirectory(_folder.At("sample-data")).FullName;
        foreach (var block in ConsoleBlock.ReadAll(File.ReadAllText(Path.Join(_samples, "README.md"))))
        {
            var result = await Shell.RunAsync(block.Command, _folder.Path);
            Assert.True(block.Matches(result.Output, result.Error), $"sample-data/README.md:{block.Line} gives (exit code {result.Code})\n{result.Error}{result.Output}");
        }

        var names = Directory.GetFiles(_samples).Select(Path.GetFileName).Where(name => !string.Equals(name, "README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(names, Directory.GetFiles(made).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(made), file => Assert.True(
            File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Join(_samples, Path.GetFileName(file)))), Path.GetFileName(file)));
    }

    [Fact]
    public async Task The_folder_is_analyzed_without_a_complaint_and_truth_tables_are_passed_over()
    {
        var result = await Cli.RunAsync(Engine.Default, "", "analyze", _samples, "-o", _folder.At("events.csv"));
        Assert.Equal(0, result.Code);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
        var summary = File.ReadAllLines(_folder.At("events.summary.csv"))[1..];
        Assert.Equal(["jerks.csv", "mixed.edf", "rest.edf"], summary.Select(row => Path.GetFileName(row.Split(',')[0])).Distinct());
    }

    [Fact]
    public void It_stays_below_3_megabytes() =>
        Assert.InRange(Directory.GetFiles(_samples).Sum(file => new FileInfo(file).Length), 1, 3_000_000);

    public void Dispose() => _folder.Dispose();
}
