namespace EmgTool.Core.Synthesis;

/// <summary>Kinds of envelopes. None of them is the only one, so that no detector can be tuned to it.</summary>
internal enum EnvelopeShape
{
    /// <summary>Full level between short straight flanks.</summary>
    Rectangular,

    /// <summary>Flanks of half a period of a cosine, up to half of the burst each.</summary>
    RaisedCosine,

    /// <summary>Half a period of a sine.</summary>
    HalfSine,

    /// <summary>A step, a slow rise, a level that waxes and wanes, a slow fall, a step.</summary>
    Ramped,
}
