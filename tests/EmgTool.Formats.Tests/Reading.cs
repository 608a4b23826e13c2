using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests;

/// <summary>Opens recordings as the program does.</summary>
internal static class Reading
{
    /// <summary>Opens a file.</summary>
    public static RecordingReader Open(string path, ReadOptions? options = null) =>
        RecordingFile.Open(path, options ?? new ReadOptions(), TestContext.Current.CancellationToken);

    /// <summary>Reads a text from a stream that cannot seek and gives few bytes at a time, as standard input does.</summary>
    public static RecordingReader Text(string text, ReadOptions? options = null, Encoding? encoding = null, long memoryBytes = TextRecordingReader.DefaultMemoryBytes)
    {
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stream = new TrickleStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        return RecordingFile.OpenStream(stream, "-", options ?? new ReadOptions(), memoryBytes, TestContext.Current.CancellationToken);
    }
}
