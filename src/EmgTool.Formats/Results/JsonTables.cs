using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmgTool.Formats.Results;

/// <summary>Writes one JSON object: tables as arrays of objects, row by row, and members beside them.</summary>
/// <param name="output">Where to; stays open.</param>
public sealed class JsonTables(TextWriter output) : IDisposable
{
    // One row at a time goes from here to the output.
    private readonly MemoryStream _buffer = new();
    private Utf8JsonWriter? _writer;

    /// <summary>Begins a table.</summary>
    /// <param name="name">Its key.</param>
    public void Begin(string name)
    {
        Start();
        _writer!.WriteStartArray(name);
    }

    /// <summary>Writes a row of the table that was begun last.</summary>
    public void Write<TRow>(IReadOnlyList<ResultColumn<TRow>> columns, TRow row)
    {
        _writer!.WriteStartObject();
        JsonCells.Write(_writer, columns, row);
        _writer.WriteEndObject();
        HandOn();
    }

    /// <summary>Ends the table.</summary>
    public void End()
    {
        _writer!.WriteEndArray();
        HandOn();
    }

    /// <summary>Writes a whole table.</summary>
    public void Write<TRow>(string name, IReadOnlyList<ResultColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Begin(name);
        foreach (var row in rows)
        {
            Write(columns, row);
        }

        End();
    }

    /// <summary>Writes the members of an object beside the tables, and ends.</summary>
    /// <param name="value">The object.</param>
    /// <param name="typeInfo">Its source-generated JSON form.</param>
    public void Complete<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        Start();
        using (var document = JsonSerializer.SerializeToDocument(value, typeInfo))
        {
            foreach (var member in document.RootElement.EnumerateObject())
            {
                member.WriteTo(_writer!);
            }
        }

        _writer!.WriteEndObject();
        HandOn();
        output.Write('\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _buffer.Dispose();
    }

    private void Start()
    {
        if (_writer is null)
        {
            _writer = new(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" });
            _writer.WriteStartObject();
        }
    }

    private void HandOn()
    {
        _writer!.Flush();
        output.Write(Encoding.UTF8.GetString(_buffer.GetBuffer(), 0, (int)_buffer.Length));
        _buffer.SetLength(0);
    }
}
