using EmgTool.Core;
using EmgTool.Core.Filtering;
using Xunit;

namespace EmgTool.Tests;

/// <summary>What System.CommandLine does by default and must not do here.</summary>
public sealed class CommandLineTrapTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("analyze", "--bogus")]
    [InlineData("analyze", "walk.edf", "--order")]
    [InlineData("analyze", "walk.edf", "--order", "abc")]
    [InlineData("analyze", "walk.edf", "--threads", "0")]
    [InlineData("info")]
    [InlineData("bogus")]
    [InlineData("analyze", "walk.edf", "--order", "3")]
    public async Task Usage_errors_exit_2_and_leave_standard_output_empty(params string[] args)
    {
        var result = await Cli.RunAsync(args);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith("emgtool: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--notch", "2,5")]
    [InlineData("--notch", "1.000,5")]
    [InlineData("--notch", "NaN")]
    [InlineData("--notch", "Infinity")]
    [InlineData("--notch", "0x10")]
    [InlineData("--notch", "")]
    [InlineData("--notch", "-1")]
    [InlineData("--order", "4.0")]
    [InlineData("--order", "1,000")]
    [InlineData("--rate", "2,048.5")]
    [InlineData("--band", "20,5-450")]
    [InlineData("--band", "450-20")]
    [InlineData("--band", "0-0")]
    [InlineData("--band", "20")]
    [InlineData("--unit", "MV")]
    [InlineData("--delimiter", "ab")]
    [InlineData("--decimal", ".")]
    [InlineData("--title-line", "1.0")]
    [InlineData("--missing", "Error")]
    [InlineData("--max-gap", "0,5")]
    [InlineData("--trigger-mask", "0")]
    [InlineData("--trigger-mask", "0x1000000")]
    [InlineData("--trigger-mask", "-1")]
    [InlineData("--phase", "Zero")]
    [InlineData("--mains", "55")]
    [CommaCulture]
    public async Task A_value_that_is_not_meant_literally_is_refused_in_any_culture(string option, string value)
    {
        var result = await Cli.RunAsync("analyze", _folder.File("walk.edf", "good 1"), option, value);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith($"emgtool: {option}: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    [CommaCulture]
    public async Task A_decimal_point_is_a_decimal_point_in_any_culture()
    {
        var settings = await SettingsOf("--band", "2.5-450.25", "--notch", "49.9");
        Assert.Equal((2.5, 450.25, 49.9), (settings.Filter.LowHz, settings.Filter.HighHz, settings.Filter.NotchHz));
    }

    [Fact]
    public async Task A_decimal_comma_is_answered_with_the_point()
    {
        var result = await Cli.RunAsync("analyze", "walk.edf", "--notch", "2,5");
        Assert.Equal("emgtool: --notch: '2,5' is not a number; decimals follow a point: 2.5", result.ErrorLines[0]);
    }

    [Theory]
    [InlineData("--bandd")]
    [InlineData("--bandd=5")]
    public async Task A_mistyped_option_is_not_taken_for_a_file(string option)
    {
        var result = await Cli.RunAsync("analyze", _folder.File("walk.edf", "good 1"), option, "5");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal("emgtool: there is no option --bandd\n  hint: did you mean --band?\nTry 'emgtool analyze --help'.\n", result.Error);
    }

    [Fact]
    public async Task A_mistyped_option_before_the_command_is_not_taken_for_a_command()
    {
        var result = await Cli.RunAsync("--quite", "analyze", "walk.edf");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.StartsWith("emgtool: there is no option --quite\n  hint: did you mean --quiet?\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_two_dashes_a_name_may_start_with_a_dash()
    {
        var result = await Cli.RunAsync("analyze", "--", "-walk.edf");
        Assert.Equal(3, result.Code);
        Assert.Equal("emgtool: -walk.edf: no such file or folder\n", result.Error);
    }

    [Theory]
    [InlineData("/h")]
    [InlineData("@fast.rsp")]
    public async Task Paths_that_the_library_takes_for_itself_are_paths(string path)
    {
        var result = await Cli.RunAsync("analyze", path);
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Equal($"emgtool: {path}: no such file or folder\n", result.Error);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_switch_does_not_swallow_the_next_word(string word)
    {
        var result = await Cli.RunAsync("analyze", "--quiet", word);
        Assert.Equal($"emgtool: {word}: no such file or folder\n", result.Error);
    }

    [Fact]
    public async Task An_option_that_is_given_wins_over_the_settings_file_even_where_it_equals_the_default()
    {
        var file = _folder.File("settings.json", """{ "filter": { "low_hz": 10, "high_hz": 200, "order": 4, "phase": "causal", "mains": "off", "notch_hz": 50 } }""");
        var filter = (await SettingsOf("--settings", file, "--band", "20-450", "--order", "2", "--phase", "zero", "--mains", "auto", "--notch", "0")).Filter;
        Assert.Equal(new FilterSettings(), filter);
    }

    [Fact]
    public async Task An_option_that_is_not_given_leaves_the_settings_file_alone()
    {
        var file = _folder.File("settings.json", """{ "filter": { "low_hz": 10, "order": 4 } }""");
        var filter = (await SettingsOf("--settings", file, "--mains", "60")).Filter;
        Assert.Equal(new FilterSettings { LowHz = 10, Order = 4, Mains = MainsMode.Hz60 }, filter);
    }

    [Fact]
    public async Task An_option_given_twice_is_refused()
    {
        var result = await Cli.RunAsync("analyze", "walk.edf", "--order", "2", "--order", "4");
        Assert.Equal((2, ""), (result.Code, result.Output));
    }

    [Fact]
    public async Task A_repeatable_option_takes_one_value_at_a_time_and_leaves_the_inputs_alone()
    {
        var file = _folder.File("walk.edf", "good 1");
        var result = await Cli.RunAsync("analyze", "--channels", "EMG*", "--channels", "ECG", file);
        Assert.Equal(0, result.Code);
        Assert.Equal(3, result.OutputLines.Length);
    }

    [Theory]
    [InlineData("--notch=49.5")]
    [InlineData("--notch:49.5")]
    public async Task A_value_may_be_joined_to_its_option(string argument) =>
        Assert.Equal(49.5, (await SettingsOf(argument)).Filter.NotchHz);

    [Fact]
    public async Task An_unexpected_error_is_one_line_without_a_stack_unless_verbose()
    {
        var file = _folder.File("walk.edf", "bug");
        var result = await Cli.RunAsync("analyze", file);
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Equal($"emgtool: {file}: unexpected InvalidOperationException: index ran away\n  hint: this is a bug in emgtool; --verbose shows where\n", result.Error);
        Assert.Contains("   at EmgTool.", (await Cli.RunAsync("analyze", file, "--verbose")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_offers_options_and_values()
    {
        Assert.Contains("--band", (await Cli.RunAsync("[suggest:17]", "emgtool analyze --")).Output, StringComparison.Ordinal);
        Assert.Contains("causal", (await Cli.RunAsync("[suggest:24]", "emgtool analyze --phase ")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<AnalysisSettings> SettingsOf(params string[] options)
    {
        AnalysisSettings? seen = null;
        var result = await Cli.RunAsync(FakeEngine.Create(settings => seen = settings), "", ["analyze", _folder.File("walk.edf", "good 1"), .. options]);
        Assert.Equal((0, ""), (result.Code, result.Code == 0 ? "" : result.Error));
        return seen!;
    }
}
