namespace EmgTool.Core.Synthesis;

/// <summary>Kinds of events that can be made.</summary>
public enum EventKind
{
    /// <summary>A short burst of interference pattern: <c>myoclonic jerk</c>.</summary>
    Jerk,

    /// <summary>One discharge of one motor unit, alone in time: <c>fasciculation</c>.</summary>
    UnitPotential,

    /// <summary>Groups of discharges of one motor unit that recur: <c>myokymic train</c>, each group an event.</summary>
    GroupedDischarges,

    /// <summary>Seconds of dense interference pattern that build up and fade: <c>cramp</c>.</summary>
    Cramp,
}
