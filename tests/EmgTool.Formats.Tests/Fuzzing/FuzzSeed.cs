namespace EmgTool.Formats.Tests.Fuzzing;

/// <summary>A recording to damage.</summary>
/// <param name="Name">File name.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Companions">Files that lie beside it, undamaged.</param>
internal sealed record FuzzSeed(string Name, byte[] Bytes, IReadOnlyDictionary<string, byte[]> Companions)
{
    /// <summary>File that is opened.</summary>
    public string Opened { get; init; } = Name;

    /// <summary>A recording of one file.</summary>
    public FuzzSeed(string name, byte[] bytes)
        : this(name, bytes, new Dictionary<string, byte[]>())
    {
    }
}
