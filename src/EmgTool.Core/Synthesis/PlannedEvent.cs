using System.Runtime.CompilerServices;

namespace EmgTool.Core.Synthesis;

/// <summary>An event with all that is needed to render it. Times are whole microseconds, which no sampling rate changes.</summary>
internal struct PlannedEvent
{
    /// <summary>Most discharges of a group.</summary>
    public const int MaximumDischarges = 10;

    /// <summary>Its kind.</summary>
    public EventKind Kind;

    /// <summary>Onset in microseconds from the start of the recording.</summary>
    public long Onset;

    /// <summary>Offset in microseconds.</summary>
    public long Offset;

    /// <summary>Root mean square by that of the noise.</summary>
    public double Snr;

    /// <summary>Envelope of a jerk or cramp.</summary>
    public Envelope Envelope;

    /// <summary>Index of the motor unit of unit potentials and groups.</summary>
    public int Unit;

    /// <summary>Number of the train from 1, or 0.</summary>
    public int Train;

    /// <summary>Number of discharges.</summary>
    public int DischargeCount;

    /// <summary>The discharges of a unit potential or a group.</summary>
    public DischargeList Discharges;

    /// <summary>Whether it is cut from the interference pattern rather than made of discharges.</summary>
    public readonly bool IsInterference => Kind is EventKind.Jerk or EventKind.Cramp;

    /// <summary>One discharge.</summary>
    /// <param name="Onset">Microseconds from the start of the recording.</param>
    /// <param name="Snr">Root mean square over its duration by that of the noise.</param>
    public readonly record struct Discharge(long Onset, double Snr);

    /// <summary>Room for the discharges of the largest group, within the event itself: planning allocates nothing.</summary>
    [InlineArray(MaximumDischarges)]
    public struct DischargeList
    {
        private Discharge _first;
    }
}
