using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Units as they are written to files: the text says what a reader will take it for, whatever <c>--unit</c> or a missing calibration made of it.</summary>
internal static class WrittenUnit
{
    /// <summary>Units of voltage with the spelling that every reader knows, the most usual first.</summary>
    public static IReadOnlyList<SignalUnit> Voltages { get; } =
        [SignalUnit.Microvolt, new("mV", UnitKind.Voltage, 1e3), new("V", UnitKind.Voltage, 1e6), new("nV", UnitKind.Voltage, 1e-3)];

    /// <summary>The unit to write the values of a channel in: its own where its text says so, else the usual spelling, else microvolts or counts.</summary>
    /// <param name="unit">Unit of the channel.</param>
    public static SignalUnit Of(SignalUnit unit)
    {
        var said = SignalUnit.Parse(unit.Text);
        if (unit.Kind == UnitKind.Voltage)
        {
            // "0.806uV" is a calibration and no unit to other readers.
            var isPlain = said.Kind == UnitKind.Voltage && said.Microvolts == unit.Microvolts && unit.Text.Length <= 8 && !char.IsAsciiDigit(unit.Text[0]) && unit.Text[0] != '.';
            var usual = Voltages.FirstOrDefault(voltage => voltage.Microvolts == unit.Microvolts);
            return isPlain ? unit : usual.Text is null ? SignalUnit.Microvolt : usual;
        }

        return unit.Kind == UnitKind.Counts && said.Kind != UnitKind.Counts ? SignalUnit.Counts : unit;
    }

    /// <summary>Microvolts in the unit, or 1 where it is no voltage: what a lane's value is divided by to be in the unit.</summary>
    public static double LaneValues(SignalUnit unit) => unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1;
}
