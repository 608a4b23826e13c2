using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Terminal;

/// <summary>The streams of the process, and whether they are a terminal.</summary>
/// <param name="Output">Results; buffered, so that half a million rows take no half a second; nothing flushes it but the program.</param>
/// <param name="Error">Progress, warnings and errors.</param>
/// <param name="Input">Standard input as text.</param>
/// <param name="OutputIsTerminal">Whether results are shown on a terminal.</param>
/// <param name="ErrorIsTerminal">Whether messages are shown on a terminal.</param>
internal sealed record StandardStreams(TextWriter Output, TextWriter Error, TextReader Input, bool OutputIsTerminal, bool ErrorIsTerminal)
{
    /// <summary>Whether the process was started without a standard input.</summary>
    public Func<bool> InputIsClosed { get; init; } = () => false;

    private const int BufferBytes = 64 * 1024;

    /// <summary>The streams of this process: UTF-8 without byte order mark, LF.</summary>
    public static StandardStreams OfProcess() => new(
        new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes) { NewLine = "\n" },
        Console.Error,
        Console.In,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected)
    {
        InputIsClosed = IsInputClosed,
    };

    // Where the shell closed it (<&-), descriptor 0 is the first thing that the runtime opened for itself: a pipe of which it holds the other
    // end as well, and a read would wait for ever.
    private static bool IsInputClosed()
    {
        const string Descriptors = "/proc/self/fd";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors))
        {
            return false;
        }

        var input = new FileInfo(Path.Join(Descriptors, "0")).LinkTarget;
        return input is null || (input.StartsWith("pipe:", StringComparison.Ordinal) && Directory.EnumerateFiles(Descriptors)
            .Any(path => Path.GetFileName(path) is not ("0" or "1" or "2") && string.Equals(new FileInfo(path).LinkTarget, input, StringComparison.Ordinal)));
    }

    // The console's own stream swallows a broken pipe, so that the program would go on computing for nobody after `| head`. A file
    // stream tells, but writes a redirected file at positions of its own, which overwrites what others write to the same file.
    private static Stream OpenOutput()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }
}
