using System.Text.RegularExpressions;
using Xunit;

namespace EmgTool.Tests;

/// <summary><c>docs/formats.md</c> lists every code that a user can meet, and no other.</summary>
public sealed partial class FormatsPageTests
{
    /// <summary>Codes of one word; names of devices, variables and settings that look like codes.</summary>
    private static readonly string[] SingleWords = ["EMPTY", "DIRECTORY"];
    private static readonly string[] NoCodes = ["NO_COLOR", "BITALINO_REV", "BITALINO_RIOT"];

    [Fact]
    public void The_page_lists_every_code()
    {
        var inSource = Directory.EnumerateFiles(Path.Join(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Literal().Matches(File.ReadAllText(path)).Select(match => match.Groups["code"].Value))
            .Except(NoCodes, StringComparer.Ordinal)
            .Concat(SingleWords)
            .Distinct(StringComparer.Ordinal);
        var onPage = Row().Matches(File.ReadAllText(Path.Join(Repository.Root, "docs", "formats.md"))).Select(match => match.Groups["code"].Value);
        Assert.Equal(inSource.Order(StringComparer.Ordinal), onPage.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>[A-Z][A-Z0-9]*(_[A-Z0-9]+)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| `(?<code>[A-Z][A-Z0-9_]*)` \| (warning|error|warning, error) \| .+ \|\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
