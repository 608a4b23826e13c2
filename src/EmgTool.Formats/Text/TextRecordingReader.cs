using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text.Exports;

namespace EmgTool.Formats.Text;

/// <summary>An open text table. It is read once, when it is opened; its numbers are then at hand in any order.</summary>
internal sealed class TextRecordingReader : RecordingReader
{
    /// <summary>Bytes of numbers that are kept in memory; more go to a temporary file, which the system keeps in memory as long as it can: fresh memory of the
    /// program's own is no faster.</summary>
    public const long DefaultMemoryBytes = 16L << 20;

    private readonly TextContent _content;

    private TextRecordingReader(TextContent content) => _content = content;

    /// <inheritdoc/>
    public override Recording Recording => _content.Recording;

    /// <summary>Whether the numbers went to a temporary file.</summary>
    public bool IsInFile => _content.Parts.Any(part => part.Store.IsInFile);

    /// <summary>Reads a table to its end.</summary>
    /// <param name="stream">The input; not closed.</param>
    /// <param name="start">Bytes that were taken from the stream before.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="memoryBytes">Bytes of numbers that are kept in memory.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">The input is no table of samples, or there is no room for the temporary file.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public static TextRecordingReader Open(
        Stream stream, ReadOnlySpan<byte> start, string name, ReadOptions options, long memoryBytes, CancellationToken cancellation)
    {
        var utf16 = TextEncoding.Utf16(start) is { } encoding ? encoding.Equals(Encoding.Unicode) ? "UTF-16 LE" : "UTF-16 BE" : null;
        stream = TextEncoding.WithoutMark(stream, ref start);
        var lines = new LineReader(stream, start);
        var head = new ExportHead(lines.HeadLines());
        var input = new TextInput(lines, head, name, options, memoryBytes, cancellation) { Utf16 = utf16 };
        return new TextRecordingReader(TextExports.Find(head) is { } export ? export.Read(input) : ReadTable(input));
    }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        LaneChannels.Check(channels, Recording);
        return new TextLaneSource([.. channels.Select(channel =>
        {
            var (part, column) = _content.Channels[channel.Index];
            return new TextLane(part, column, channel);
        })]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var part in _content.Parts)
        {
            part.Store.Dispose();
        }
    }

    /// <summary>Reads a table that no program is known to have written.</summary>
    private static TextContent ReadTable(TextInput input)
    {
        using var parts = new TextParts(input);
        var part = parts.Add(TextLayoutReader.Read(input.Head.Lines, input.Options));
        part.Table.Read(input.Lines, startSeconds: 0, input.Cancellation);
        var warnings = new WarningLog();
        TableCounter.Apply(part, input.Options, warnings);
        part.Table.WarnOfEmptyLines(warnings);
        return parts.Build().With([], warnings, []);
    }
}
