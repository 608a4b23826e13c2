using System.Text.RegularExpressions;
using Xunit;

namespace EmgTool.Tests;

/// <summary>README.md shows tables of benchmarks/results as they were measured. After new measurements <c>EMGTOOL_SPLICE=1 dotnet test</c> puts the new tables in.</summary>
public sealed partial class MeasuredResultsTests
{
    [Fact]
    public void The_readme_shows_the_tables_that_were_measured()
    {
        var path = Path.Join(Repository.Root, "README.md");
        var readme = File.ReadAllText(path);
        Assert.True(Spliced().Count(readme) >= 3, "no tables are spliced in");
        var spliced = Spliced().Replace(readme, match =>
            $"{match.Groups["begin"].Value}\n{Table(match.Groups["file"].Value, match.Groups["heading"].Value)}{match.Groups["end"].Value}");
        if (Environment.GetEnvironmentVariable("EMGTOOL_SPLICE") == "1")
        {
            File.WriteAllText(path, spliced);
        }
        else
        {
            Assert.Equal(spliced, readme);
        }
    }

    /// <summary>The first table below a heading of a file of results.</summary>
    private static string Table(string file, string heading)
    {
        var lines = File.ReadAllLines(Path.Join(Repository.Root, "benchmarks", "results", file));
        var table = lines
            .SkipWhile(line => !string.Equals(line.TrimStart('#', ' '), heading, StringComparison.Ordinal) || !line.StartsWith('#'))
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .ToList();
        Assert.True(table.Count > 2, $"{file} has no table below '{heading}'");
        return string.Concat(table.Select(line => line + "\n"));
    }

    [GeneratedRegex("(?<begin><!-- results/(?<file>[^:]+): (?<heading>[^\n]+) -->)\n.*?(?<end><!-- end -->)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Spliced();
}
