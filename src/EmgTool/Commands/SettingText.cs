using System.Text.Json.Serialization.Metadata;
using EmgTool.Core;
using EmgTool.Core.Settings;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>A setting in words.</summary>
internal static class SettingText
{
    /// <summary>What it means and which values it takes.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="type">Its type.</param>
    public static string Of(Setting<AnalysisSettings> setting, JsonTypeInfo type)
    {
        var limits = AnalysisSettings.Table.Orders
            .Where(order => string.Equals(order.Lower, setting.Path, StringComparison.Ordinal))
            .Select(order => $", {order.Relation} {order.Upper}");
        var allowed = SettingsTree.NamesOf(type) is { } names ? $"One of {string.Join(", ", names)}" : setting.Range is { } range ? Upper(range.Text(setting.Unit)) : null;
        return allowed is null ? setting.Meaning : $"{setting.Meaning} {allowed}{string.Concat(limits)}.";
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
