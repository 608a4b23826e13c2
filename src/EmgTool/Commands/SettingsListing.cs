using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Core.Settings;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Settings as a file that explains itself: what each setting means and may be, and why its value is what it is.</summary>
internal sealed class SettingsListing
{
    private const int Width = 100;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, JsonValue> _defaults = SettingsTree.Values(new());
    private readonly Dictionary<string, JsonValue> _usual;
    private readonly PresetSettings _preset;
    private readonly string _presetName;

    private SettingsListing(AnalysisSettings settings)
    {
        _preset = Presets.Of(settings.Preset);
        _presetName = PresetNames.All.NameOf(settings.Preset);
        _usual = SettingsTree.Values(_preset.Settings);
        foreach (var (path, value) in SettingsTree.Values(new AnalysisSettings { Detector = new() { Name = settings.Detector.Name } }.Complete()))
        {
            _usual.TryAdd(path, value);
        }
    }

    /// <summary>The text of the file.</summary>
    public static string Of(AnalysisSettings settings)
    {
        var listing = new SettingsListing(settings);
        listing.Group(SettingsTree.Write(settings), SettingsTree.Root, "", "  ");
        return listing._text.ToString();
    }

    private void Group(JsonObject group, JsonTypeInfo type, string prefix, string indent)
    {
        _text.Append("{\n");
        var last = group.LastOrDefault().Key;
        foreach (var (name, value) in group)
        {
            var path = prefix + name;
            var member = SettingsTree.Member(type, name)!;
            if (value is JsonObject inner)
            {
                Comment(indent, AnalysisSettings.Table.FindGroup(path)!.Meaning);
                Name(indent, name);
                Group(inner, member, path + ".", indent + "  ");
            }
            else
            {
                Explain(path, value!.AsValue(), member, indent);
                Name(indent, name);
                _text.Append(Text(value));
            }

            _text.Append(string.Equals(name, last, StringComparison.Ordinal) ? "\n" : ",\n");
        }

        _text.Append(indent.AsSpan(2)).Append('}');
    }

    private void Explain(string path, JsonValue value, JsonTypeInfo type, string indent)
    {
        var setting = AnalysisSettings.Table.Find(path)!;
        Comment(indent, SettingText.Of(setting, type));
        var own = _preset.Reasons.GetValueOrDefault(path);
        var reason = $"{own ?? setting.Reason}.";
        var usual = Text(_usual[path]);
        Comment(indent, string.Equals(path, "preset", StringComparison.Ordinal) ? _preset.Purpose
            : !string.Equals(Text(value), usual, StringComparison.Ordinal) ? $"Changed from {usual}, the {(own is null ? "default" : $"value of the preset {_presetName}")}: {reason}"
            : own is null ? $"Default: {reason}"
            : $"Preset {_presetName}, where the default is {Text(_defaults[path])}: {reason}");
    }

    private void Name(string indent, string name) => _text.Append(indent).Append('"').Append(name).Append("\": ");

    private void Comment(string indent, string text)
    {
        var line = new StringBuilder(indent + "//");
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(indent).Append("//");
            }

            line.Append(' ').Append(word);
        }

        _text.Append(line).Append('\n');
    }

    private static string Text(JsonNode value) => value.ToJsonString();
}
