namespace EmgTool.Core.Detection.Published;

/// <summary>A method that decides on a smoothed signal, sample by sample.</summary>
internal abstract class EnvelopeDetector : PublishedDetector
{
    private readonly Envelope _envelope;
    private long _next;

    /// <summary>A method.</summary>
    /// <param name="envelope">The smoothed signal.</param>
    /// <param name="merge">Samples of the longest gap that is bridged.</param>
    /// <param name="minimum">Samples of the shortest burst.</param>
    private protected EnvelopeDetector(Envelope envelope, int merge, int minimum)
        : base(merge, minimum) => _envelope = envelope;

    /// <inheritdoc/>
    public sealed override int Lag => _envelope.After + Wait;

    /// <summary>Values behind a sample that the decision on it may wait for.</summary>
    protected abstract int Wait { get; }

    /// <summary>Forgets the stretch before.</summary>
    protected abstract void Reset();

    /// <summary>Decides on the next values.</summary>
    /// <param name="sample">Sample of the first of them.</param>
    /// <param name="values">The values.</param>
    protected abstract void Decide(long sample, ReadOnlySpan<double> values);

    /// <summary>Decides on what is left.</summary>
    protected abstract void End();

    /// <inheritdoc/>
    protected sealed override void Start()
    {
        _envelope.Begin();
        _next = First;
        Reset();
    }

    /// <inheritdoc/>
    protected sealed override void Look(ReadOnlySpan<double> samples)
    {
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, Envelope.Block)];
            Take(_envelope.Process(part));
            samples = samples[part.Length..];
        }
    }

    /// <inheritdoc/>
    protected sealed override void Finish()
    {
        Take(_envelope.Complete());
        End();
    }

    private void Take(ReadOnlySpan<double> values)
    {
        Decide(_next, values);
        _next += values.Length;
    }
}
