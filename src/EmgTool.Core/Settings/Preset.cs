namespace EmgTool.Core.Settings;

/// <summary>Settings that go together: for an electrode, or for a question.</summary>
public enum Preset
{
    /// <summary>Surface electrodes: the default.</summary>
    Surface,

    /// <summary>A needle or a fine wire in the muscle: every discharge by itself.</summary>
    Needle,

    /// <summary>Surface electrodes on legs or chin through a night of polysomnography.</summary>
    Sleep,
}
