using EmgTool.Formats.Text.Exports;

namespace EmgTool.Formats.Text;

/// <summary>A text file that is being opened.</summary>
/// <param name="Lines">Before its first line.</param>
/// <param name="Head">The first lines.</param>
/// <param name="Name">Name of the recording.</param>
/// <param name="Options">What the user says about it.</param>
/// <param name="MemoryBytes">Bytes of numbers that are kept in memory; more go to a temporary file.</param>
/// <param name="Cancellation">Stops.</param>
internal sealed record TextInput(LineReader Lines, ExportHead Head, string Name, ReadOptions Options, long MemoryBytes, CancellationToken Cancellation)
{
    /// <summary>Name of the kind of UTF-16 that the file was; <see langword="null"/> for bytes of ASCII and more.</summary>
    public string? Utf16 { get; init; }
}
