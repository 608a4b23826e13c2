namespace EmgTool.Terminal;

/// <summary>What the system's input and output errors mean for a user. On Unix an exception carries the error number as its HResult.</summary>
internal static class IoErrors
{
    private const int NoSpaceLinux = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);
    private const int BrokenPipeUnix = 32;
    private const int BrokenPipeWindows = unchecked((int)0x8007006D);

    // EAGAIN, ENOMEM, EBUSY, ENFILE, EMFILE, ENETDOWN, ENETUNREACH, ECONNRESET, ETIMEDOUT, EHOSTDOWN, EHOSTUNREACH, ESTALE of Linux:
    // what a network file system or a crowded machine says on a bad day.
    private static readonly int[] TemporaryLinux = [11, 12, 16, 23, 24, 100, 101, 104, 110, 112, 113, 116];

    /// <summary>Whether the reader of our output has gone away.</summary>
    public static bool IsBrokenPipe(Exception error) =>
        error is IOException && error.HResult == (OperatingSystem.IsWindows() ? BrokenPipeWindows : BrokenPipeUnix);

    /// <summary>Whether another try may succeed.</summary>
    public static bool IsTemporary(Exception error) =>
        error is IOException && OperatingSystem.IsLinux() && Array.IndexOf(TemporaryLinux, error.HResult) >= 0;

    /// <summary>What kept a file from being read, in a few words: the system denies permission where it is a folder.</summary>
    /// <param name="error">The error.</param>
    /// <param name="path">The file.</param>
    public static string DescribeReading(Exception error, string path) => Directory.Exists(path) ? "this is a folder, and a file is needed" : Describe(error);

    /// <summary>The error in a few words, without the absolute path that the system's message repeats.</summary>
    public static string Describe(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        UnauthorizedAccessException => "permission denied",
        IOException { HResult: NoSpaceLinux or NoSpaceWindows } => "no space left on the device",
        _ => error.Message,
    };
}
