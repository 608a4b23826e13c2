using System.Text.RegularExpressions;
using Xunit;

namespace EmgTool.Tests;

/// <summary>Imports run one way, and no project file asks for what a fresh machine does not have.</summary>
public partial class ArchitectureTests
{
    // What each folder of the core may know, from the ground floor up; the pipeline at the top may know all.
    private static readonly Dictionary<string, string[]> Floors = new(StringComparer.Ordinal)
    {
        ["Settings"] = [],
        ["Recordings"] = [],
        ["Filtering"] = ["Settings", "Recordings"],
        ["Detection"] = ["Settings", "Recordings", "Filtering"],
        ["Labeling"] = ["Recordings", "Filtering", "Detection"],
        ["Evaluation"] = ["Recordings", "Filtering", "Detection", "Labeling"],
        ["Synthesis"] = ["Recordings", "Filtering", "Detection", "Labeling"],
    };

    private static readonly string Sources = Path.Join(Repository.Root, "src");

    [Theory]
    [InlineData("EmgTool.Core", "")]
    [InlineData("EmgTool.Formats", "EmgTool.Core")]
    [InlineData("EmgTool", "EmgTool.Formats")]
    public void Projects_refer_inward(string project, string references)
    {
        var text = File.ReadAllText(Path.Join(Sources, project, project + ".csproj"));
        Assert.Equal(references, string.Join(' ', ProjectReference().Matches(text).Select(match => match.Groups["name"].Value)));
    }

    [Fact]
    public void Folders_of_the_core_know_only_the_floors_below()
    {
        var core = Path.Join(Sources, "EmgTool.Core");
        foreach (var (folder, below) in Floors.Where(floor => Directory.Exists(Path.Join(core, floor.Key))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Join(core, folder), "*.cs", SearchOption.AllDirectories))
            {
                Assert.All(
                    CoreFolder().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value),
                    used => Assert.True(string.Equals(used, folder, StringComparison.Ordinal) || below.Contains(used, StringComparer.Ordinal), $"{file} knows {used}"));
            }
        }
    }

    [Fact]
    public void The_core_knows_neither_files_nor_the_console() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Join(Sources, "EmgTool.Core"), "*.cs", SearchOption.AllDirectories),
            file => Assert.False(FilesOrConsole().IsMatch(File.ReadAllText(file)), file));

    [Fact]
    public void No_project_file_asks_for_native_compilation() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.Root, "*.*proj", SearchOption.AllDirectories).Append(Path.Join(Repository.Root, "Directory.Build.props")),
            file => Assert.DoesNotContain("<PublishAot>", File.ReadAllText(file), StringComparison.Ordinal));

    [GeneratedRegex("""<ProjectReference Include="[^"]*/(?<name>[\w.]+)\.csproj" """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"EmgTool\.Core\.(?<folder>Settings|Recordings|Filtering|Detection|Labeling|Evaluation|Synthesis)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CoreFolder();

    [GeneratedRegex(@"\b(Console|File|Directory)\.[A-Z]|\bFileStream\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilesOrConsole();
}
