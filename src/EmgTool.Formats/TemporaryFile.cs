using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats;

/// <summary>A file without a name that the system removes when it is closed, also when the program is killed.</summary>
internal static class TemporaryFile
{
    /// <summary>Makes one in the folder for temporary files (TMPDIR).</summary>
    /// <param name="user">What needs it, for the error: the plural that a sentence begins with.</param>
    /// <exception cref="RecordingException">It cannot be made there.</exception>
    public static SafeFileHandle Open(string user)
    {
        var path = Path.Combine(Path.GetTempPath(), $"emgtool-{Guid.NewGuid():N}.tmp");
        try
        {
            var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
            {
                // An open file needs no name here; without one not even a killed program leaves it behind.
                File.Delete(path);
            }

            return file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failed(user, error.Message, error);
        }
    }

    /// <summary>Writes to one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="position">Where they go.</param>
    /// <param name="user">What needs it, for the error.</param>
    /// <exception cref="RecordingException">There is no room.</exception>
    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long position, string user)
    {
        try
        {
            RandomAccess.Write(file, bytes, position);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failed(user, error.Message, error);
        }
    }

    /// <summary>What is said where there is none.</summary>
    /// <param name="user">What needs it.</param>
    /// <param name="what">What went wrong.</param>
    /// <param name="inner">The error of the system.</param>
    public static RecordingException Failed(string user, string what, Exception? inner) => new("NO_TEMPORARY_FILE",
        $"{user} need a temporary file in {Path.GetTempPath()}, which failed: {what.TrimEnd('.')}.", "Make room there, or name another folder with the variable TMPDIR.", inner);
}
