using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Text;

/// <summary>Columns of numbers that grow together: in memory up to a limit, beyond it in a temporary file that is gone when the
/// store is closed or the program ends, however it ends.</summary>
internal sealed class ColumnStore : IDisposable
{
    /// <summary>Values that are moved together: 16 KiB.</summary>
    private const int ChunkValues = 2048;
    private const int ChunkBytes = ChunkValues * sizeof(double);

    private readonly long _limitBytes;
    private readonly Column[] _columns;
    private readonly List<double[]> _memory = [];
    private SafeFileHandle? _file;
    private long _chunks;

    /// <summary>Makes an empty store.</summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="limitBytes">Bytes of full chunks that stay in memory.</param>
    public ColumnStore(int columns, long limitBytes)
    {
        _limitBytes = limitBytes;
        _columns = new Column[columns];
        for (var index = 0; index < columns; index++)
        {
            _columns[index] = new Column();
        }
    }

    /// <summary>Whether the limit was passed.</summary>
    public bool IsInFile => _file is not null;

    /// <summary>Bytes of full chunks that are in memory.</summary>
    public long MemoryBytes => (long)_memory.Count * ChunkBytes;

    /// <summary>Values in a column.</summary>
    public long Count(int column) => _columns[column].Count;

    /// <summary>Adds a value to a column.</summary>
    /// <exception cref="IOException">No room for the temporary file.</exception>
    public void Append(int column, double value)
    {
        var target = _columns[column];
        if (target.Used == target.Last.Length)
        {
            target.Grow();
        }

        target.Last[target.Used++] = value;
        if (target.Used == ChunkValues)
        {
            target.Chunks.Add(_chunks);
            target.Last = Keep(target.Last);
            target.Used = 0;
        }
    }

    /// <summary>Copies values of a column. Any number of threads may read at a time, once nothing is added any more.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">Index of the first value.</param>
    /// <param name="destination">Receives them; the column must have as many.</param>
    public void Read(int column, long first, Span<double> destination)
    {
        var source = _columns[column];
        while (destination.Length > 0)
        {
            var chunk = (int)(first / ChunkValues);
            var offset = (int)(first % ChunkValues);
            var count = Math.Min(destination.Length, ChunkValues - offset);
            var target = destination[..count];
            if (chunk == source.Chunks.Count)
            {
                source.Last.AsSpan(offset, count).CopyTo(target);
            }
            else if (_file is null)
            {
                _memory[(int)source.Chunks[chunk]].AsSpan(offset, count).CopyTo(target);
            }
            else if (FileBytes.ReadUpTo(_file, MemoryMarshal.AsBytes(target), (source.Chunks[chunk] * ChunkBytes) + (offset * sizeof(double))) < count * sizeof(double))
            {
                throw new IOException("The temporary file of the recording became shorter.");
            }

            first += count;
            destination = destination[count..];
        }
    }

    /// <summary>Closes and deletes the temporary file.</summary>
    public void Dispose() => _file?.Dispose();

    /// <returns>A chunk to fill next.</returns>
    private double[] Keep(double[] chunk)
    {
        if (_file is null && (_memory.Count + 1L) * ChunkBytes <= _limitBytes)
        {
            _memory.Add(chunk);
            _chunks++;
            return new double[ChunkValues];
        }

        if (_file is null)
        {
            _file = TemporaryFile.Open();
            for (var index = 0; index < _memory.Count; index++)
            {
                RandomAccess.Write(_file, MemoryMarshal.AsBytes<double>(_memory[index]), (long)index * ChunkBytes);
            }

            _memory.Clear();
        }

        RandomAccess.Write(_file, MemoryMarshal.AsBytes<double>(chunk), _chunks * ChunkBytes);
        _chunks++;
        return chunk;
    }

    private sealed class Column
    {
        /// <summary>Numbers of the full chunks, among all chunks of the store.</summary>
        public List<long> Chunks { get; } = [];

        /// <summary>The chunk that is being filled; small at first, for wide tables with few rows.</summary>
        public double[] Last { get; set; } = new double[32];

        public int Used { get; set; }

        public long Count => ((long)Chunks.Count * ChunkValues) + Used;

        public void Grow()
        {
            var larger = new double[Last.Length * 2];
            Last.CopyTo(larger, 0);
            Last = larger;
        }
    }
}
