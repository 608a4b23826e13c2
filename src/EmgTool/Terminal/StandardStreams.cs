using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Terminal;

/// <summary>The streams of the process, and whether they are a terminal.</summary>
/// <param name="Output">Results; buffered, so that half a million rows take no half a second; nothing flushes it but the program.</param>
/// <param name="OpenError">Progress, warnings and errors; opened when there is one, which takes a while.</param>
/// <param name="OpenInput">Standard input as text, where it is read.</param>
/// <param name="OutputIsTerminal">Whether results are shown on a terminal.</param>
/// <param name="ErrorIsTerminal">Whether messages are shown on a terminal.</param>
internal sealed record StandardStreams(TextWriter Output, Func<TextWriter> OpenError, Func<TextReader> OpenInput, bool OutputIsTerminal, bool ErrorIsTerminal)
{
    /// <summary>Whether the process was started without a standard input.</summary>
    public Func<bool> InputIsClosed { get; init; } = () => false;

    /// <summary>Standard error.</summary>
    public TextWriter Error => OpenError();

    /// <summary>Standard input.</summary>
    public TextReader Input => OpenInput();

    private const int BufferBytes = 64 * 1024;

    /// <summary>The streams of this process: UTF-8 without byte order mark, LF.</summary>
    public static StandardStreams OfProcess() => new(
        new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes) { NewLine = "\n" },
        () => Console.Error,
        () => Console.In,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected)
    {
        InputIsClosed = IsInputClosed,
    };

    // Where the shell closed it (<&-), descriptor 0 is the first thing that the runtime opened for itself: a pipe whose writing end is its own,
    // and a read would wait for ever.
    private static bool IsInputClosed()
    {
        const string Process = "/proc/self";
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Process))
        {
            return false;
        }

        var input = Target("0");
        return input is null || (input.StartsWith("pipe:", StringComparison.Ordinal) && Directory.EnumerateFiles(Process + "/fd")
            .Select(path => Path.GetFileName(path)!)
            .Any(descriptor => string.Equals(Target(descriptor), input, StringComparison.Ordinal) && Writes(descriptor)));

        static string? Target(string descriptor) => new FileInfo($"{Process}/fd/{descriptor}").LinkTarget;

        // The line "flags:" shows the flags of open(2) in octal: the last digit is 1 for writing only.
        static bool Writes(string descriptor) => File.ReadLines($"{Process}/fdinfo/{descriptor}")
            .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line.EndsWith('1'));
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
