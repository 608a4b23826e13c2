using System.Globalization;
using System.Text.Json;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>OpenSignals (PLUX, BITalino): a header in JSON, which names the columns of each device, and a table of numbers of the converter.
/// Layout: support.pluxbiosignals.com, "OpenSignals Sensor File Specifications (.TXT Format)". Tested on a real file.</summary>
internal sealed class OpenSignalsExport : TableExport
{
    private const string Program = "OpenSignals";

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => head[0].StartsWith("# OpenSignals Text File Format", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var end = head.Find(0, line => line.StartsWith("# EndOfHeader", StringComparison.OrdinalIgnoreCase));
        if (end < 0)
        {
            throw HeaderError.Cut(Program, head.Count, "'# EndOfHeader'");
        }

        var json = head.Find(1, line => line.StartsWith('#') && line.AsSpan(1).TrimStart().StartsWith("{"));
        if (json < 0 || json > end)
        {
            throw HeaderError.At(Program, end, $"the header ends without a line that names the devices ('# {{...}}')");
        }

        var devices = ReadDevices(head[json], json);
        var delimiter = TextLayoutReader.Delimiter(options) ?? (byte)'\t';
        var raw = RawColumns(head, end + 1, delimiter);
        var columns = new OpenSignalsColumns(devices, raw, options);
        if (columns.Columns.Count != raw.Count && end + 1 < head.Count)
        {
            throw HeaderError.At(Program, json, $"the header names {columns.Columns.Count} columns, but line {end + 2} has {raw.Count} fields");
        }

        if (devices.Exists(device => device.Rate != devices[0].Rate) && options.Rate is null)
        {
            throw new RecordingException("RATE_CONFLICT", string.Create(CultureInfo.InvariantCulture, $"line {json + 1}: the devices have different sampling rates ({string.Join(", ", devices.Select(device => device.Rate + " Hz"))}), but one table holds their samples."),
                "Say the sampling rate of the rows with --rate.");
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"line {json + 1}");
        return new OpenSignalsTable
        {
            Devices = devices,
            Layout = new TextLayout
            {
                Format = "OpenSignals text",
                Delimiter = delimiter,
                TitleLine = json + 1,
                FirstLine = end + 2,
                HasTrailingDelimiter = true,
                Columns = columns.Columns,
                Rate = devices[0].Rate,
                RateSource = place,
                UnitSource = $"{place} (devices, sensors and resolution)",
                Start = devices[0].Start,
                IsWindows1252 = head.IsWindows1252(end + 1),
            },
            Details =
            [
                .. devices.Select(device => new KeyValuePair<string, string>("device", $"{device.Name} ({device.Device}), from {place}")),
                .. columns.Conversions.Select(formula => new KeyValuePair<string, string>("conversion", formula)),
            ],
        };
    }

    private static List<OpenSignalsDevice> ReadDevices(string line, int index)
    {
        try
        {
            using var document = JsonDocument.Parse(line.AsMemory(line.IndexOf('{', StringComparison.Ordinal)));
            var devices = document.RootElement.EnumerateObject().Select(entry => OpenSignalsDevice.Read(entry.Name, entry.Value, index)).ToList();
            return devices.Count > 0 ? devices : throw HeaderError.At(Program, index, $"the header names no device");
        }
        catch (JsonException error)
        {
            throw HeaderError.At(Program, index, $"the header is no valid JSON at byte {error.BytePositionInLine + 1} behind the first '{{'");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name.
            throw HeaderError.At(Program, index, $"the header holds characters that are none");
        }
    }

    /// <summary>For each column whether the first row holds a whole number, as a converter gives it.</summary>
    private static List<bool> RawColumns(ExportHead head, int index, byte delimiter)
    {
        while (index < head.Count && head.Lines[index].Span.Trim(" \t"u8).IsEmpty)
        {
            index++;
        }

        return head.Fields(index, delimiter).ConvertAll(field => field.All(letter => char.IsAsciiDigit(letter)));
    }
}
