using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats;

/// <summary>A file without a name that the system removes when it is closed, also when the program is killed.</summary>
internal static class TemporaryFile
{
    /// <summary>Makes one in the folder for temporary files (TMPDIR).</summary>
    /// <exception cref="IOException">It cannot be made there.</exception>
    public static SafeFileHandle Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"emgtool-{Guid.NewGuid():N}.tmp");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // An open file needs no name here; without one not even a killed program leaves it behind.
            File.Delete(path);
        }

        return file;
    }
}
