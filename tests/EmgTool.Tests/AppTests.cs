using Xunit;

namespace EmgTool.Tests;

public class AppTests
{
    [Fact]
    public async Task The_version_is_that_of_the_program_and_not_of_its_host()
    {
        var result = await Cli.RunAsync("--version");
        Assert.Equal((0, "emgtool 0.1.0\n", ""), (result.Code, result.Output, result.Error));
    }

    [Fact]
    public async Task Without_a_command_it_says_so_and_shows_the_way()
    {
        var result = await Cli.RunAsync();
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal("emgtool: Required command was not provided\nTry 'emgtool --help'.\n", result.Error);
    }

    [Fact]
    public async Task A_mistyped_command_suggests_the_nearest()
    {
        var result = await Cli.RunAsync("analyse", "walk.edf");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal("emgtool: there is no command 'analyse'\n  hint: did you mean analyze?\nTry 'emgtool --help'.\n", result.Error);
    }

    [Fact]
    public async Task A_mistyped_command_of_a_command_suggests_the_nearest()
    {
        var result = await Cli.RunAsync("settings", "shwo");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal("emgtool: there is no command 'settings shwo'\n  hint: did you mean show?\nTry 'emgtool settings --help'.\n", result.Error);
    }

    [Fact]
    public async Task A_wrong_use_of_a_command_of_a_command_refers_to_its_help() =>
        Assert.EndsWith("Try 'emgtool settings diff --help'.\n", (await Cli.RunAsync("settings", "diff", "surface")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze", "--help")]
    [InlineData("analyze", "-h")]
    [InlineData("info", "--help")]
    [InlineData("synthesize", "--help")]
    [InlineData("settings", "--help")]
    [InlineData("settings", "show", "--help")]
    [InlineData("settings", "diff", "-h")]
    public async Task Help_fits_80_columns_and_ends_with_the_exit_codes(params string[] args)
    {
        var result = await Cli.RunAsync(args);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.All(result.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("Examples:\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:\n  0 ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("130  interrupted\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_analyze_lists_every_output_column()
    {
        var result = await Cli.RunAsync("analyze", "--help");
        Assert.All(Formats.Results.BurstColumns.All, column => Assert.Contains($"  {column.Name} ", result.Output, StringComparison.Ordinal));
    }
}
