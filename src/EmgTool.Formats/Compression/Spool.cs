using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Compression;

/// <summary>Puts a stream into a temporary file, for formats that are read back and forth.</summary>
internal static class Spool
{
    private const int BufferBytes = 1 << 20;

    /// <summary>How often the room is looked at, and how much of it is left for others.</summary>
    private const long WatchBytes = 64L << 20;

    /// <summary>Copies a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The file, which is gone when it is closed or the program ends, however it ends.</returns>
    /// <exception cref="RecordingException">There is no room, or the stream is damaged.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SafeFileHandle ToFile(Stream stream, CancellationToken cancellation)
    {
        var folder = Path.GetTempPath();
        SafeFileHandle? file = null;
        try
        {
            file = Writing(folder, TemporaryFile.Open);
            var buffer = new byte[BufferBytes];
            var length = 0L;
            var nextWatch = WatchBytes;
            for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; length += read)
            {
                cancellation.ThrowIfCancellationRequested();
                Writing(folder, () =>
                {
                    RandomAccess.Write(file, buffer.AsSpan(0, read), length);
                    return file;
                });
                if (length > nextWatch)
                {
                    nextWatch += WatchBytes;
                    Watch(folder);
                }
            }

            return file;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    // Other programs need the folder too: a file that expands without end must not take all of it.
    private static void Watch(string folder)
    {
        if (new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace < WatchBytes)
        {
            throw NoRoom(folder, "there is almost no space left", inner: null);
        }
    }

    private static SafeFileHandle Writing(string folder, Func<SafeFileHandle> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(folder, error.Message, error);
        }
    }

    private static RecordingException NoRoom(string folder, string what, Exception? inner) => new("NO_TEMPORARY_FILE",
        $"EDF and BDF recordings from a pipe or a compressed file need a temporary file in {folder}, which failed: {what}.",
        "Make room there, or name another folder with the variable TMPDIR.", inner);
}
