using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>What turns the stored numbers of each lane into microvolts (or into the values of its own unit):
/// ((stored - <see cref="DigitalMinimum"/>) * <see cref="Gain"/>) + <see cref="PhysicalMinimum"/>. A lane that was not set gives 0.</summary>
internal sealed class EdfCalibration
{
    public double[] DigitalMinimum { get; } = new double[Lanes.Count];

    public double[] Gain { get; } = new double[Lanes.Count];

    public double[] PhysicalMinimum { get; } = new double[Lanes.Count];

    /// <summary>Sets a lane to a signal.</summary>
    public void Set(int lane, EdfSignal signal, SignalUnit unit)
    {
        var scale = unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1;
        DigitalMinimum[lane] = signal.DigitalMinimum;
        Gain[lane] = signal.Gain * scale;
        PhysicalMinimum[lane] = signal.PhysicalMinimum * scale;
    }

    /// <summary>Makes a lane give 0.</summary>
    public void Clear(int lane) => DigitalMinimum[lane] = Gain[lane] = PhysicalMinimum[lane] = 0;
}
