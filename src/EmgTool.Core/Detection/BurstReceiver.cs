namespace EmgTool.Core.Detection;

/// <summary>Takes the signal of each burst of a channel while the detector still has it, and the burst when it is closed.</summary>
public abstract class BurstReceiver
{
    /// <summary>The next part of the burst under way. A burst of many seconds comes in several parts.</summary>
    /// <param name="samples">Filtered samples.</param>
    /// <param name="energy">Mean squares of the same stretch in units of the noise floor's, a time bin each.</param>
    public abstract void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy);

    /// <summary>The burst whose signal was added is complete.</summary>
    /// <param name="onset">First sample, from the start of the segment.</param>
    /// <param name="offset">Sample behind the last.</param>
    /// <param name="track">The track that its duration puts it on.</param>
    /// <param name="flags">Whether it touches the ends of the segment.</param>
    public abstract void Close(long onset, long offset, Track track, BurstFlags flags);

    /// <summary>The burst under way is none: it turned out to be shorter than what is reported after some of its signal had been added.</summary>
    public abstract void Drop();
}
