using System.Globalization;
using System.Text.Json.Nodes;
using EmgTool.Core;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class SettingsSchemaTests : IDisposable
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Published))!.AsObject();

    private readonly TempFolder _folder = new();

    private static string Published => Path.Join(Repository.Root, "docs", "settings.schema.json");

    public static TheoryData<string> Numbers => [.. AnalysisSettings.Table.Settings.Where(setting => setting.Range is not null).Select(setting => setting.Path)];

    [Fact]
    public async Task The_published_schema_is_the_one_that_is_printed()
    {
        var result = await Cli.RunAsync("settings", "schema");
        Assert.Equal(0, result.Code);
        Assert.True(string.Equals(File.ReadAllText(Published), result.Output, StringComparison.Ordinal), "docs/settings.schema.json is out of date: dotnet run --project src/EmgTool -- settings schema > docs/settings.schema.json");
    }

    [Theory]
    [InlineData("surface")]
    [InlineData("needle")]
    [InlineData("sleep")]
    public async Task Every_preset_is_valid_and_gives_all_that_the_schema_knows(string preset)
    {
        var shown = JsonNode.Parse((await Cli.RunAsync("settings", "show", "--json", "--preset", preset)).Output)!.AsObject();
        Assert.True(JsonSchemaCheck.IsValid(shown, Schema));
        AssertSameMembers(shown, Schema, "$schema");
    }

    [Fact]
    public void The_defaults_are_those_of_the_program()
    {
        foreach (var (path, value) in SettingsTree.Values(new()))
        {
            Assert.Equal(value.ToJsonString(), At(path)["default"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("""{ "$schema": "docs/settings.schema.json", "preset": "needle", "detection": { "unit": { "low": 3 } } }""", true)]
    [InlineData("{}", true)]
    [InlineData("[]", false)]
    [InlineData("""{ "fliter": {} }""", false)]
    [InlineData("""{ "filter": 5 }""", false)]
    [InlineData("""{ "filter": { "low_hz": "5" } }""", false)]
    [InlineData("""{ "filter": { "low_hz": null } }""", false)]
    [InlineData("""{ "filter": { "order": 3 } }""", false)]
    [InlineData("""{ "filter": { "order": 2.5 } }""", false)]
    [InlineData("""{ "filter": { "mains": "60" } }""", true)]
    [InlineData("""{ "filter": { "mains": 60 } }""", false)]
    [InlineData("""{ "preset": "Needle" }""", false)]
    [InlineData("""{ "detection": { "unit": { "lwo": 3 } } }""", false)]
    public void The_schema_and_the_program_agree(string text, bool valid)
    {
        Assert.Equal(valid, JsonSchemaCheck.IsValid(JsonNode.Parse(text), Schema));
        Assert.Equal(valid, Errors(text).Length == 0);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_schema_and_the_program_agree_on_the_limits(string path)
    {
        var leaf = At(path);
        var least = (leaf["minimum"] ?? leaf["exclusiveMinimum"])!.GetValue<double>();
        var most = leaf["maximum"]!.GetValue<double>();
        var step = leaf["multipleOf"]?.GetValue<double>() ?? (most - least) / 1e6;
        foreach (var (value, valid) in new[] { (least, leaf.ContainsKey("minimum")), (least - step, false), (least + step, true), (most, true), (most + step, false) })
        {
            var text = path.Split('.').Reverse().Aggregate(value.ToString("R", CultureInfo.InvariantCulture), (inner, key) => $"{{ \"{key}\": {inner} }}");
            Assert.Equal(valid, JsonSchemaCheck.IsValid(JsonNode.Parse(text), Schema));

            // What another setting limits is not for the schema.
            Assert.Equal(valid, !Errors(text).Any(message => message.StartsWith(path, StringComparison.Ordinal) && !message.Contains("which is", StringComparison.Ordinal)));
        }
    }

    public void Dispose() => _folder.Dispose();

    private string[] Errors(string text) => [.. SettingsFile.Open(_folder.File("settings.json", text)).Errors.Select(error => error.Message)];

    private static JsonObject At(string path) =>
        path.Split('.').Aggregate(Schema, (group, key) => group["properties"]![key]!.AsObject());

    private static void AssertSameMembers(JsonObject value, JsonObject schema, params string[] besides)
    {
        Assert.Equal(schema["properties"]!.AsObject().Select(member => member.Key).Except(besides, StringComparer.Ordinal), value.Select(member => member.Key));
        foreach (var (key, inner) in value)
        {
            // The schema knows the parameters of all detectors, a file has those of one.
            if (inner is JsonObject group && key != "parameters")
            {
                AssertSameMembers(group, schema["properties"]![key]!.AsObject());
            }
        }
    }
}
