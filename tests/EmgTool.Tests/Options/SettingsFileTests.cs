using EmgTool.Core;
using EmgTool.Core.Filtering;
using EmgTool.Core.Settings;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Comments_trailing_commas_and_the_name_of_a_schema_are_allowed()
    {
        var settings = Read("""
            {
              "$schema": "settings.schema.json",
              // slow waves
              "filter": { "low_hz": 5, /* up to */ "high_hz": 100, "mains": "50", },
            }
            """);
        Assert.Equal(new FilterSettings { LowHz = 5, HighHz = 100, Mains = MainsMode.Hz50 }, settings.Filter);
    }

    [Fact]
    public void An_empty_object_leaves_the_defaults() => Assert.Equal(new AnalysisSettings(), Read("{}"));

    [Fact]
    public void Settings_lie_over_the_preset_that_they_name_wherever_they_name_it()
    {
        var needle = Presets.Of(Preset.Needle).Settings;
        Assert.Equal(
            needle with { Filter = needle.Filter with { LowHz = 5 }, Detection = needle.Detection with { Unit = needle.Detection.Unit with { Low = 3 } } },
            Read("""{ "filter": { "low_hz": 5 }, "detection": { "unit": { "low": 3 } }, "preset": "needle" }"""));
    }

    [Fact]
    public void Settings_lie_over_the_preset_that_is_asked_for_beside_them()
    {
        var path = _folder.File("settings.json", """{ "filter": { "low_hz": 5 } }""");
        var sleep = Presets.Of(Preset.Sleep).Settings;
        Assert.Equal(sleep with { Filter = sleep.Filter with { LowHz = 5 } }, SettingsFile.Read(path, Preset.Sleep));
    }

    [Fact]
    public void Two_presets_at_once_are_refused()
    {
        var path = _folder.File("settings.json", "{\n\"preset\": \"needle\" }");
        Assert.Equal(Presets.Of(Preset.Needle).Settings, SettingsFile.Read(path, Preset.Needle));
        var error = Assert.Throws<SettingsException>(() => SettingsFile.Read(path, Preset.Sleep));
        Assert.EndsWith("settings.json:2: these settings start from the preset needle, not from sleep", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"filter\": {\n    \"low_hz\": 5,\n    \"hihg_hz\": 100\n  }\n}", "4: there is no setting 'filter.hihg_hz'", "did you mean high_hz?")]
    [InlineData("{ \"zzzzzzzzz\": 1 }", "1: there is no setting 'zzzzzzzzz'", "settings here: preset, filter, detection, detector")]
    [InlineData("{ \"merge_seconds\": 1 }", "1: there is no setting 'merge_seconds'", "did you mean detection.merge_seconds or detector.parameters.merge_seconds?")]
    [InlineData("{ \"threshold\": 1 }", "1: there is no setting 'threshold'", "did you mean detection.unit.threshold or detection.brief.threshold or detection.jerk.threshold or detection.sustained.threshold or detector.parameters.threshold?")]
    [InlineData("{ \"filter\": { \"order\": 4,\n \"order\": 6 } }", "2: 'filter.order' is given a second time, after line 1", "leave one of them")]
    [InlineData("{ \"filter\": {},\n\n \"filter\": {} }", "3: 'filter' is given a second time, after line 1", "leave one of them")]
    [InlineData("{\n\"detection\": {\n \"merge_seconds\":\n \"40ms\" } }", "4: detection.merge_seconds: found text '40ms', a number of seconds is needed", null)]
    [InlineData("{\n\"filter\": { \"low_hz\": \"20\" } }", "2: filter.low_hz: found text '20', a number of hertz is needed", "write it without quotation marks")]
    [InlineData("{ \"filter\": { \"low_hz\": \"NaN\" } }", "1: filter.low_hz: found text 'NaN', a number of hertz is needed", null)]
    [InlineData("{ \"filter\": { \"low_hz\": 1e999 } }", "1: filter.low_hz: found 1e999, a number of hertz is needed", null)]
    [InlineData("{ \"filter\": { \"low_hz\": true } }", "1: filter.low_hz: found true, a number of hertz is needed", null)]
    [InlineData("{ \"filter\": { \"low_hz\": null } }", "1: filter.low_hz: found null, a number of hertz is needed", null)]
    [InlineData("{ \"filter\": { \"low_hz\": [20] } }", "1: filter.low_hz: found a list, a number of hertz is needed", null)]
    [InlineData("{ \"detection\": { \"unit\": { \"low\": {} } } }", "1: detection.unit.low: found a group of settings, a number is needed", null)]
    [InlineData("{ \"detection\": { \"unit\": 3 } }", "1: detection.unit: found 3, a group with seconds, threshold, low is needed", null)]
    [InlineData("{ \"detection\": { \"movement\": { \"on\": 1 } } }", "1: detection.movement.on: found 1, true or false is needed", null)]
    [InlineData("{\n\n\"filter\": { \"order\": 2.5 } }", "3: filter.order: found 2.5, a whole number is needed", null)]
    [InlineData("{ \"filter\": { \"order\": 3 } }", "1: filter.order: 3 is not allowed; it must be a multiple of 2 from 2 to 16", "An odd order has no second-order sections, and above 16 the sections ring longer than a burst")]
    [InlineData("{ \"filter\": { \"mains\": \"55\" } }", "1: filter.mains: found text '55', one of \"auto\", \"off\", \"50\", \"60\" is needed", "did you mean 50?")]
    [InlineData("{ \"filter\": { \"mains\": \"atuo\" } }", "1: filter.mains: found text 'atuo', one of \"auto\", \"off\", \"50\", \"60\" is needed", "did you mean auto?")]
    [InlineData("{ \"filter\": { \"mains\": 50 } }", "1: filter.mains: found 50, one of \"auto\", \"off\", \"50\", \"60\" is needed", "write it with quotation marks")]
    [InlineData("{ \"preset\": \"needles\" }", "1: preset: found text 'needles', one of \"surface\", \"needle\", \"sleep\" is needed", "did you mean needle?")]
    [InlineData("{\n\"filter\": {\n\"low_hz\": 500 } }", "3: filter.low_hz: 500 is not allowed; it must be below filter.high_hz, which is 450", "A band needs its lower edge below its upper edge; 0 leaves an edge out")]
    [InlineData("{\n\"filter\": {\n\"high_hz\": 10 } }", "3: filter.low_hz: 20 is not allowed; it must be below filter.high_hz, which is 10", "A band needs its lower edge below its upper edge; 0 leaves an edge out")]
    [InlineData("null", "1: found null, settings within { } are needed", null)]
    [InlineData("\n[]", "2: found a list, settings within { } are needed", null)]
    public void What_no_setting_takes_is_refused_with_its_line_and_what_to_do(string text, string message, string? hint)
    {
        var error = Assert.Throws<SettingsException>(() => Read(text));
        Assert.Equal((_folder.At("settings.json") + ":" + message, hint), (error.Message, error.Hint));
    }

    [Fact]
    public void What_is_empty_or_no_text_or_a_folder_is_told()
    {
        Assert.Equal("1: the file is empty", Told([]));
        Assert.Equal("1: the file is empty", Told([0xFF, 0xFE]));
        Assert.Equal("2: there are bytes that are no text", Told([.. "{\n"u8, 0xFF, 0xFE, .. "}"u8]));
        Directory.CreateDirectory(_folder.At("folder"));
        Assert.Equal(_folder.At("folder") + ": this is a folder, and a file is needed", Assert.Throws<SettingsException>(() => SettingsFile.Read(_folder.At("folder"))).Message);

        string Told(byte[] bytes)
        {
            var path = _folder.At("bytes.json");
            File.WriteAllBytes(path, bytes);
            return Assert.Throws<SettingsException>(() => SettingsFile.Read(path)).Message[(path.Length + 1)..];
        }
    }

    [Theory]
    [InlineData("{ \"filter\": ", 1)]
    [InlineData("", 1)]
    [InlineData("filter: 3", 1)]
    [InlineData("{ \"filter\": {\n\"low_hz\": NaN } }", 2)]
    [InlineData("{\n\"filter\": { \"low_hz\": -Infinity } }", 2)]
    [InlineData("{\n}\n{ }", 3)]
    public void What_is_no_JSON_is_refused_with_its_line(string text, int line)
    {
        var error = Assert.Throws<SettingsException>(() => Read(text));
        Assert.Contains($"settings.json:{line}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePosition", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_found_in_the_order_of_the_lines()
    {
        var path = _folder.File("settings.json", """
            {
              "detection": {
                "floor_seconds": 2,
                "unit": { "low": 20, "lwo": 1 },
                "merge_seconds": "soon"
              },
              "filter": { "high_hz": 30000 },
            ]
            """);
        var file = SettingsFile.Open(path);
        Assert.Equal([3, 4, 5, 7, 8], file.Errors.Select(error => error.Line));
        Assert.EndsWith("(and 4 more: see 'emgtool settings check')", Assert.Throws<SettingsException>(() => SettingsFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_a_run_gives_its_settings_and_lacks_what_came_later()
    {
        var text = """
            { "schema": 1, "tool": "emgtool", "version": "0.0.9", "settings": { "filter": { "low_hz": 30 } },
              "recordings": [ { "settings": 3, "filter": {} } ] }
            """;
        Assert.Equal(new AnalysisSettings { Filter = new() { LowHz = 30 } }, Read(text));

        // It was made with the only settings there were, which are called surface now.
        Assert.EndsWith("start from the preset surface, not from needle", Assert.Throws<SettingsException>(() => SettingsFile.Read(_folder.At("settings.json"), Preset.Needle)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"schema\": 2, \"settings\": { \"fliter\": {} } }", "2: this record of a run has the layout 2; this version of emgtool knows 1")]
    [InlineData("{ \"schema\": \"1\", \"settings\": {} }", "1: this record of a run has the layout text '1'; this version of emgtool knows 1")]
    [InlineData("{ \"settings\": {\n \"fliter\": {} }, \"schema\": 1 }", "2: there is no setting 'fliter'")]
    [InlineData("{ \"schema\": 1, \"tool\": \"emgtool\",\n \"best\": \"surface\", \"best_settings\": { \"filter\": {} }, \"folds\": [] }", "2: this is the record of a sweep")]
    [InlineData("{ \"scores\": [],\n\n \"schema\": 1, \"variants\": [ { \"name\": \"a\", \"settings\": {} } ] }", "3: this is the record of a comparison of several settings")]
    public void The_record_of_a_run_is_looked_at_like_a_file(string text, string message) =>
        Assert.Equal(_folder.At("settings.json") + ":" + message, Assert.Throws<SettingsException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage() =>
        Assert.EndsWith("none.json: no such file or folder", Assert.Throws<SettingsException>(() => SettingsFile.Read(_folder.At("none.json"))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private AnalysisSettings Read(string text) => SettingsFile.Read(_folder.File("settings.json", text));
}
