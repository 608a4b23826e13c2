namespace EmgTool.Core.Recordings;

/// <summary>The unit of a channel's values, with the factor to microvolts where it is a voltage.</summary>
/// <param name="Text">The unit as the file writes it, trimmed; empty when the file gives none.</param>
/// <param name="Kind">What sort of unit it is.</param>
/// <param name="Microvolts">Microvolts in one unit; not a number unless <paramref name="Kind"/> is <see cref="UnitKind.Voltage"/>.</param>
public readonly partial record struct SignalUnit(string Text, UnitKind Kind, double Microvolts)
{
    /// <summary>Microvolts.</summary>
    public static readonly SignalUnit Microvolt = new("uV", UnitKind.Voltage, 1);

    /// <summary>Values of an analogue-digital converter whose calibration is not known.</summary>
    public static readonly SignalUnit Counts = new("counts", UnitKind.Counts, double.NaN);

    /// <summary>No unit given.</summary>
    public static readonly SignalUnit None = new("", UnitKind.Unknown, double.NaN);
}
