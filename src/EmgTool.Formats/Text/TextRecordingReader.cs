using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>An open text table. It is read once, when it is opened; its numbers are then at hand in any order.</summary>
internal sealed class TextRecordingReader : RecordingReader
{
    /// <summary>Bytes of numbers that are kept in memory; more go to a temporary file, which the system keeps in memory as long as it can: fresh memory of the
    /// program's own is no faster.</summary>
    public const long DefaultMemoryBytes = 16L << 20;

    private readonly ColumnStore _store;
    private readonly TextLayout _layout;
    private readonly int[] _columns;

    private TextRecordingReader(ColumnStore store, TextLayout layout, Recording recording, int[] columns)
    {
        _store = store;
        _layout = layout;
        Recording = recording;
        _columns = columns;
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <summary>Whether the numbers went to a temporary file.</summary>
    public bool IsInFile => _store.IsInFile;

    /// <summary>Reads a table to its end.</summary>
    /// <param name="stream">The input; not closed.</param>
    /// <param name="start">Bytes that were taken from the stream before.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="memoryBytes">Bytes of numbers that are kept in memory.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">The input is no table of samples.</exception>
    /// <exception cref="IOException">The input cannot be read, or there is no room for the temporary file.</exception>
    public static TextRecordingReader Open(
        Stream stream, ReadOnlySpan<byte> start, string name, ReadOptions options, long memoryBytes, CancellationToken cancellation)
    {
        stream = TextEncoding.WithoutMark(stream, ref start);
        var lines = new LineReader(stream, start);
        var layout = TextLayoutReader.Read(lines.HeadLines(), options);
        var store = new ColumnStore(layout.Columns.Count, memoryBytes);
        try
        {
            var table = new TextTable(layout, store);
            table.Read(lines, startSeconds: 0, cancellation);
            var (recording, columns) = new TextRecordingBuilder(layout, table, store, options).Build(name);
            return new TextRecordingReader(store, layout, recording, columns);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        LaneChannels.Check(channels, Recording);
        return new TextLaneSource(_store, [.. channels.Select(channel => new TextLane(_columns[channel.Index], _layout.Columns[_columns[channel.Index]], channel))]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _store.Dispose();
}
