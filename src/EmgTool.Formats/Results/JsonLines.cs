using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmgTool.Formats.Results;

/// <summary>Writes records as JSON Lines: one object a line, <c>type</c> first.</summary>
/// <param name="output">Where to; stays open.</param>
public sealed class JsonLines(TextWriter output) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a row of a table, with the columns' names as keys.</summary>
    /// <param name="type">Type of the record.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="row">The row.</param>
    /// <param name="more">Adds what a table has no place for.</param>
    public void Write<TRow>(string type, IReadOnlyList<ResultColumn<TRow>> columns, TRow row, Action<Utf8JsonWriter, TRow>? more = null)
    {
        Start(type);
        JsonCells.Write(_writer, columns, row);
        more?.Invoke(_writer, row);
        End();
    }

    /// <summary>Writes an object's members after the type.</summary>
    /// <param name="type">Type of the record.</param>
    /// <param name="value">The object.</param>
    /// <param name="typeInfo">Its source-generated JSON form.</param>
    public void Write<T>(string type, T value, JsonTypeInfo<T> typeInfo)
    {
        Start(type);
        using var document = JsonSerializer.SerializeToDocument(value, typeInfo);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            member.WriteTo(_writer);
        }

        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Start(string type)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WriteString("type", type);
    }

    private void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        output.Write('\n');
    }
}
