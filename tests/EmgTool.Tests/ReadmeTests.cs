using System.Globalization;
using System.Text;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Tests;

/// <summary>Runs what README.md shows and compares the output. Every <c>console</c> block counts; <c>sh</c> blocks do not.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string RunFromSources = "dotnet run --project src/EmgTool -- ";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_readme_shows_what_the_program_does()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the examples are for a POSIX shell");
        var root = Repository.Root;
        CopyFolder(Path.Join(root, "sample-data"), _folder.At("sample-data"));
        var blocks = ConsoleBlock.ReadAll(File.ReadAllText(Path.Join(root, "README.md")));
        Assert.NotEmpty(blocks);
        var wrong = new StringBuilder();
        foreach (var block in blocks)
        {
            var command = block.Command.StartsWith(RunFromSources, StringComparison.Ordinal) ? "emgtool " + block.Command[RunFromSources.Length..] : block.Command;
            var result = await Shell.RunAsync(command, _folder.Path);
            if (!block.Matches(result.Output, result.Error))
            {
                wrong.Append(CultureInfo.InvariantCulture, $"README.md:{block.Line}: '{block.Command}' gives (exit code {result.Code})\n{result.Error}{result.Output}\n");
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public void The_readme_lists_every_column_of_the_results()
    {
        var table = File.ReadAllLines(Path.Join(Repository.Root, "README.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.All(BurstColumns.All, column => Assert.Contains(Line(column), table));
        Assert.All(ArtefactColumns.All, column => Assert.Contains(Line(column), table));
    }

    private static string Line<TRow>(ResultColumn<TRow> column) =>
        $"| `{column.Name}` | {column.Description}{(column.Unit.Length == 0 ? "" : $" [{column.Unit}]")} |";

    public void Dispose() => _folder.Dispose();

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
