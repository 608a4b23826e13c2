namespace EmgTool.Accuracy;

/// <summary>What happens on a channel.</summary>
internal enum ChannelRole
{
    Noise,
    Jerks,
    Fasciculations,
    Groups,
    Sustained,
    Mixed,

    /// <summary>Contractions with silences in them.</summary>
    Tonic,
}
