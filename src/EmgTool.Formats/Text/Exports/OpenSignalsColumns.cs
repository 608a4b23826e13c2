using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The columns that OpenSignals devices give: a running number, digital inputs and outputs, and analogue channels.</summary>
internal sealed class OpenSignalsColumns
{
    private readonly List<TextColumn> _columns = [];
    private readonly List<string> _conversions = [];
    private readonly IReadOnlyList<bool> _isWhole;
    private readonly ReadOptions _options;

    /// <summary>Describes the columns of all devices, one behind the other.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="isWhole">For each column whether its first value is a whole number.</param>
    /// <param name="options">What the user says about the file.</param>
    public OpenSignalsColumns(IReadOnlyList<OpenSignalsDevice> devices, IReadOnlyList<bool> isWhole, ReadOptions options)
    {
        _isWhole = isWhole;
        _options = options;
        foreach (var device in devices)
        {
            Add(device, devices.Count > 1 ? " " + device.Name : "");
        }
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TextColumn> Columns => _columns;

    /// <summary>The formulas by which counts become millivolts.</summary>
    public IReadOnlyList<string> Conversions => _conversions;

    private void Add(OpenSignalsDevice device, string suffix)
    {
        var analogue = 0;
        for (var index = 0; index < device.Columns.Count; index++)
        {
            var name = device.Columns[index];
            if (name.Equals("nSeq", StringComparison.OrdinalIgnoreCase))
            {
                _columns.Add(new TextColumn { Name = name + suffix, Role = ColumnRole.Counter });
            }
            else if (IsDigital(name))
            {
                _columns.Add(new TextColumn { Name = name + suffix, Role = ColumnRole.Samples, Unit = SignalUnit.Parse("bool") });
            }
            else
            {
                _columns.Add(Analogue(device, index, analogue, suffix));
                analogue++;
            }
        }
    }

    /// <summary><c>DI</c>, <c>I1</c>, <c>O2</c>, <c>DO</c>, <c>D1</c>.</summary>
    private static bool IsDigital(string name) =>
        name.Equals("DI", StringComparison.OrdinalIgnoreCase) || name.Equals("DO", StringComparison.OrdinalIgnoreCase)
        || (name.Length == 2 && name[0] is 'I' or 'O' or 'D' && char.IsAsciiDigit(name[1]));

    private TextColumn Analogue(OpenSignalsDevice device, int index, int analogue, string suffix)
    {
        var label = analogue < device.Labels.Count && device.Labels[analogue].Length > 0 ? device.Labels[analogue] : device.Columns[index];
        var sensor = analogue < device.Sensors.Count ? device.Sensors[analogue] : "";
        var isNamed = sensor is "" or "RAW" or "CUSTOM" || label.Contains(sensor, StringComparison.OrdinalIgnoreCase);
        var column = new TextColumn { Name = (isNamed ? label : $"{sensor} {label}") + suffix, Role = ColumnRole.Samples, Unit = SignalUnit.Counts };

        var bits = device.Resolutions.Count == device.Columns.Count ? device.Resolutions[index] : analogue < device.Resolutions.Count ? device.Resolutions[analogue] : 0;
        if (device.IsConverted || (_columns.Count < _isWhole.Count && !_isWhole[_columns.Count]))
        {
            // Converted by OpenSignals, to a unit that the header does not name.
            return column with { Unit = SignalUnit.None };
        }

        if (_options.Unit is not null || OpenSignalsTransfer.Find(device.Device, sensor, bits) is not { } transfer)
        {
            return column;
        }

        _conversions.Add(string.Create(CultureInfo.InvariantCulture, $"{column.Name}: {transfer.Formula}"));
        return column with { Unit = SignalUnit.Parse("mV"), Scale = transfer.Scale, Offset = transfer.Offset };
    }
}
