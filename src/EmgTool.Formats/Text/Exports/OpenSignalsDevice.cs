using System.Globalization;
using System.Text.Json;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>One device of an OpenSignals header.</summary>
internal sealed record OpenSignalsDevice
{
    /// <summary>Its name, or its address where it has none.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of device it is, such as <c>biosignalsplux</c> or <c>bitalino_rev</c>; empty when the header does not say.</summary>
    public required string Device { get; init; }

    /// <summary>Names of its columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Names that the user gave to the analogue channels, in the order of their columns.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Sensors of the analogue channels.</summary>
    public required IReadOnlyList<string> Sensors { get; init; }

    /// <summary>Bits of the columns (BITalino) or of the analogue channels (plux).</summary>
    public required IReadOnlyList<int> Resolutions { get; init; }

    /// <summary>Sampling rate.</summary>
    public required SamplingRate Rate { get; init; }

    /// <summary>Date and time of the first row.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Whether the values are no counts any more.</summary>
    public bool IsConverted { get; init; }

    /// <summary>The running number of the rows has four bits on BITalino and runs on elsewhere.</summary>
    public int CounterWrap => Device.StartsWith("bitalino", StringComparison.OrdinalIgnoreCase) ? 16 : 0;

    /// <summary>Reads a device.</summary>
    /// <param name="address">Its name in the header.</param>
    /// <param name="json">What the header says of it.</param>
    /// <param name="line">Index of the line, for errors.</param>
    /// <exception cref="RecordingException">It lacks its columns or its sampling rate.</exception>
    public static OpenSignalsDevice Read(string address, JsonElement json, int line)
    {
        var name = Text(json, "device name");
        var columns = Texts(json, "column");
        if (columns.Count == 0)
        {
            throw HeaderError.At("OpenSignals", line, $"the header gives device '{address}' no list of columns (\"column\")");
        }

        if (!decimal.TryParse(Text(json, "sampling rate"), NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz) || ExactRate.Of(hertz) is not { } rate)
        {
            throw HeaderError.At("OpenSignals", line, $"the header gives device '{address}' no sampling rate that is a positive number (\"sampling rate\")");
        }

        return new OpenSignalsDevice
        {
            Name = name.Length > 0 ? name : address,
            Device = Text(json, "device"),
            Columns = columns,
            Labels = Texts(json, "label"),
            Sensors = Texts(json, "sensor"),
            Resolutions = [.. Texts(json, "resolution").Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0)],
            Rate = rate,
            Start = ExportDate.Read(Text(json, "date") + " " + Text(json, "time")),
            IsConverted = Text(json, "convertedValues") is not ("" or "0" or "false"),
        };
    }

    private static string Text(JsonElement json, string name) => Property(json, name) is { } value ? Text(value) : "";

    private static List<string> Texts(JsonElement json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Text)] : [];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()?.Trim() ?? "",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };

    private static JsonElement? Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
