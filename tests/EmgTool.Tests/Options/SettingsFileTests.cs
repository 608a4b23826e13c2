using EmgTool.Core;
using EmgTool.Core.Filtering;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var settings = Read("""
            {
              // slow waves
              "filter": { "low_hz": 5, /* up to */ "high_hz": 100, "mains": "50", },
            }
            """);
        Assert.Equal(new FilterSettings { LowHz = 5, HighHz = 100, Mains = MainsMode.Hz50 }, settings.Filter);
    }

    [Fact]
    public void An_empty_object_leaves_the_defaults() => Assert.Equal(new AnalysisSettings(), Read("{}"));

    [Fact]
    public void An_unknown_key_is_refused_with_its_line_and_the_nearest_name()
    {
        var error = Assert.Throws<SettingsException>(() => Read("{\n  \"filter\": {\n    \"low_hz\": 5,\n    \"hihg_hz\": 100\n  }\n}"));
        Assert.EndsWith("settings.json:4: there is no setting 'filter.hihg_hz'", error.Message, StringComparison.Ordinal);
        Assert.Equal("did you mean high_hz?", error.Hint);
    }

    [Fact]
    public void An_unknown_key_without_a_near_name_is_answered_with_all_names()
    {
        var error = Assert.Throws<SettingsException>(() => Read("{ \"zzzzzzzzz\": 1 }"));
        Assert.EndsWith("settings.json:1: there is no setting 'zzzzzzzzz'", error.Message, StringComparison.Ordinal);
        Assert.Contains("filter", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"filter\": { \"low_hz\": \"20\" } }", 2)]
    [InlineData("{\n\n\"filter\": { \"order\": 2.5 } }", 3)]
    [InlineData("{ \"filter\": { \"mains\": \"55\" } }", 1)]
    [InlineData("{ \"filter\": { \"phase\": 1 } }", 1)]
    [InlineData("{ \"filter\": ", 1)]
    [InlineData("", 1)]
    [InlineData("null", 1)]
    [InlineData("[]", 1)]
    [InlineData("filter: 3", 1)]
    public void What_is_no_setting_is_refused_with_its_line(string text, int line)
    {
        var error = Assert.Throws<SettingsException>(() => Read(text));
        Assert.Contains($"settings.json:{line}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_name_of_a_value_is_answered_with_the_right_ones()
    {
        var error = Assert.Throws<SettingsException>(() => Read("{ \"filter\": { \"mains\": \"55\" } }"));
        Assert.Contains("\"55\" is none of \"auto\", \"off\", \"50\", \"60\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage() =>
        Assert.EndsWith("none.json: no such file or folder", Assert.Throws<SettingsException>(() => SettingsFile.Read(_folder.At("none.json"))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private AnalysisSettings Read(string text) => SettingsFile.Read(_folder.File("settings.json", text));
}
