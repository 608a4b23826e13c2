using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Opens recordings of any format, told apart by content.</summary>
public static class RecordingFile
{
    /// <summary>Opens a recording and checks it.</summary>
    /// <param name="path">Path of the file, or <c>-</c> for a text recording on standard input.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="cancellation">Stops a long check.</param>
    /// <exception cref="RecordingException">The file is not a recording, or cannot be read as one.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RecordingReader Open(string path, ReadOptions options, CancellationToken cancellation = default)
    {
        throw new NotSupportedException();
    }
}
