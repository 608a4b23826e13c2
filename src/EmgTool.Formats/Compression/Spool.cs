using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Compression;

/// <summary>Puts a stream into a temporary file, for formats that are read back and forth.</summary>
internal static class Spool
{
    private const int BufferBytes = 1 << 20;

    private const string User = "EDF and BDF recordings from a pipe or a compressed file";

    /// <summary>Bytes after which the room is looked at again.</summary>
    private const long WatchBytes = 64L << 20;

    /// <summary>Room that is left for others.</summary>
    private const long RoomLeftBytes = 64L << 20;

    /// <summary>Copies a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The file, which is gone when it is closed or the program ends, however it ends.</returns>
    /// <exception cref="RecordingException">There is no room, or the stream is damaged.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SafeFileHandle ToFile(Stream stream, CancellationToken cancellation)
    {
        SafeFileHandle? file = null;
        try
        {
            file = TemporaryFile.Open(User);
            var buffer = new byte[BufferBytes];
            var length = 0L;
            var nextWatch = WatchBytes;
            for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; length += read)
            {
                cancellation.ThrowIfCancellationRequested();
                TemporaryFile.Write(file, buffer.AsSpan(0, read), length, User);
                if (length > nextWatch)
                {
                    nextWatch += WatchBytes;
                    Watch();
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
    private static void Watch()
    {
        var folder = Path.GetTempPath();
        if (new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace < RoomLeftBytes)
        {
            throw TemporaryFile.Failed(User, "there is almost no space left", inner: null);
        }
    }
}
