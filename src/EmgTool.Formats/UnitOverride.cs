using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Which channels a unit given by the user applies to.</summary>
internal static class UnitOverride
{
    /// <summary>Whether the user's unit takes the place of the file's: not on channels that measure something else than a biopotential.</summary>
    public static bool Applies(SignalUnit unit, ChannelKind kind) =>
        unit.Kind != UnitKind.Other && kind is not (ChannelKind.Motion or ChannelKind.Trigger or ChannelKind.Respiration or ChannelKind.Other);
}
