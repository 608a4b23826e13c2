using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>Flags the bursts that lie on a beat on their way to another receiver.</summary>
/// <param name="marks">The beats.</param>
/// <param name="receiver">Takes the bursts.</param>
internal sealed class BeatFlagger(BeatMarks marks, BurstReceiver receiver) : BurstReceiver
{
    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy) => receiver.Add(samples, energy);

    /// <inheritdoc/>
    public override void Close(long onset, long offset, Track track, BurstFlags flags) =>
        receiver.Close(onset, offset, track, marks.Cover(onset, offset) ? flags | BurstFlags.Ecg : flags);

    /// <inheritdoc/>
    public override void Drop() => receiver.Drop();
}
