using EmgTool.Core.Evaluation;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>The events that one recording is scored against.</summary>
/// <param name="Channels">The events of each of the channels that are analyzed.</param>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="Warnings">What is odd about them.</param>
internal sealed record Reference(IReadOnlyList<IReadOnlyList<TimedEvent>> Channels, string Source, IReadOnlyList<string> Warnings)
{
    /// <summary>Says where they come from, and what is odd.</summary>
    public void Tell(Diagnostics diagnostics, string recording)
    {
        diagnostics.Note(recording, "scored against " + Source);
        foreach (var warning in Warnings)
        {
            diagnostics.Warning(recording, warning);
        }
    }
}
