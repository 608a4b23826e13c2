using System.Runtime.InteropServices;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Text;

/// <summary>Columns of numbers that grow together: in memory up to a limit, beyond it in a temporary file that is gone when the
/// store is closed or the program ends, however it ends.</summary>
internal sealed class ColumnStore : IDisposable
{
    /// <summary>Values of one column that are moved together: 16 KiB.</summary>
    private const int ChunkValues = 2048;

    /// <summary>Chunks that are written together: 1 MiB, also for a file of its own in memory that the collector need not move.</summary>
    private const int MaximumSlabChunks = 64;

    /// <summary>What is said to need the temporary file.</summary>
    private const string User = "Long text recordings";

    private static readonly Comparer<FilledGap> GapOrder = Comparer<FilledGap>.Create((one, other) => one.FirstSample.CompareTo(other.FirstSample));

    private readonly Column[] _columns;
    private readonly List<double[]> _memory = [];
    private readonly int _slabChunks;
    private readonly long _memorySlabs;
    private double[] _slab = [];
    private long _fullSlabs;
    private int _slabUsed;
    private SafeFileHandle? _file;

    /// <summary>Makes an empty store.</summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="limitBytes">Bytes of full chunks that stay in memory.</param>
    public ColumnStore(int columns, long limitBytes)
    {
        var chunks = limitBytes / (ChunkValues * sizeof(double));
        _slabChunks = (int)Math.Clamp(chunks / 4, 1, MaximumSlabChunks);
        _memorySlabs = chunks / _slabChunks;
        _columns = new Column[columns];
        for (var index = 0; index < columns; index++)
        {
            _columns[index] = new Column();
        }
    }

    /// <summary>Whether the limit was passed.</summary>
    public bool IsInFile => _file is not null;

    /// <summary>Bytes of values that are in memory, beside the last ones of each column.</summary>
    public long MemoryBytes => ((_memory.Count * SlabValues) + _slab.Length) * sizeof(double);

    private long SlabValues => (long)_slabChunks * ChunkValues;

    /// <summary>Values in a column.</summary>
    public long Count(int column) => _columns[column].Count;

    /// <summary>Adds a value to a column.</summary>
    /// <exception cref="RecordingException">No room for the temporary file.</exception>
    public void Append(int column, double value) => Append(column, new ReadOnlySpan<double>(in value));

    /// <summary>Adds values to a column.</summary>
    /// <exception cref="RecordingException">No room for the temporary file.</exception>
    public void Append(int column, ReadOnlySpan<double> values)
    {
        var target = _columns[column];
        while (values.Length > 0)
        {
            if (target.Used == target.Last.Length)
            {
                target.Grow();
            }

            var count = Math.Min(values.Length, target.Last.Length - target.Used);
            values[..count].CopyTo(target.Last.AsSpan(target.Used));
            values = values[count..];
            target.Used += count;
            if (target.Used == ChunkValues)
            {
                target.Chunks.Add((_fullSlabs * _slabChunks) + _slabUsed);
                Keep(target.Last);
                target.Used = 0;
            }
        }
    }

    /// <summary>Makes missing values part of a column, on the straight lines between their neighbours.</summary>
    /// <param name="column">The column.</param>
    /// <param name="gaps">Where they are, in order.</param>
    public void Fill(int column, IReadOnlyList<FilledGap> gaps) => _columns[column].Gaps = [.. gaps];

    /// <summary>Copies values of a column. Any number of threads may read at a time, once nothing is added any more.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">Index of the first value.</param>
    /// <param name="destination">Receives them; the column must have as many.</param>
    public void Read(int column, long first, Span<double> destination)
    {
        var source = _columns[column];
        if (source.Gaps.Length > 0)
        {
            ReadFilled(source, first, destination);
        }
        else
        {
            ReadStored(source, first, destination);
        }
    }

    /// <summary>Closes and deletes the temporary file.</summary>
    public void Dispose() => _file?.Dispose();

    private void ReadFilled(Column source, long first, Span<double> destination)
    {
        var gaps = source.Gaps;
        var next = Array.BinarySearch(gaps, new FilledGap(first, 0, 0), GapOrder);
        next = next >= 0 ? next : Math.Max(0, ~next - 1);
        while (destination.Length > 0)
        {
            while (next < gaps.Length && gaps[next].EndSample <= first)
            {
                next++;
            }

            var filledBefore = next < gaps.Length ? gaps[next].FilledBefore : gaps[^1].FilledBefore + gaps[^1].Count;
            var start = next < gaps.Length ? gaps[next].FirstSample : long.MaxValue;
            var count = (int)Math.Min(destination.Length, (first < start ? start : gaps[next].EndSample) - first);
            if (first < start)
            {
                ReadStored(source, first - filledBefore, destination[..count]);
            }
            else
            {
                Interpolate(source, gaps[next], first, destination[..count]);
            }

            first += count;
            destination = destination[count..];
        }
    }

    private void Interpolate(Column source, FilledGap gap, long first, Span<double> destination)
    {
        Span<double> neighbours = stackalloc double[2];
        ReadStored(source, gap.FirstSample - gap.FilledBefore - 1, neighbours);
        for (var index = 0; index < destination.Length; index++)
        {
            var share = (first + index - gap.FirstSample + 1) / (gap.Count + 1.0);
            destination[index] = (neighbours[0] * (1 - share)) + (neighbours[1] * share);
        }
    }

    private void ReadStored(Column source, long first, Span<double> destination)
    {
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
            else
            {
                ReadChunk(source.Chunks[chunk], offset, target);
            }

            first += count;
            destination = destination[count..];
        }
    }

    private void ReadChunk(long chunk, int offset, Span<double> target)
    {
        var slab = chunk / _slabChunks;
        var place = ((int)(chunk % _slabChunks) * ChunkValues) + offset;
        if (slab == _fullSlabs)
        {
            _slab.AsSpan(place, target.Length).CopyTo(target);
        }
        else if (slab < _memory.Count)
        {
            _memory[(int)slab].AsSpan(place, target.Length).CopyTo(target);
        }
        else if (FileBytes.ReadUpTo(_file!, MemoryMarshal.AsBytes(target), PositionOf(slab) + (place * sizeof(double))) < target.Length * sizeof(double))
        {
            throw new IOException("The temporary file of the recording became shorter.");
        }
    }

    private void Keep(ReadOnlySpan<double> chunk)
    {
        if (_slab.Length == 0)
        {
            _slab = GC.AllocateUninitializedArray<double>((int)SlabValues);
        }

        chunk.CopyTo(_slab.AsSpan(_slabUsed * ChunkValues));
        if (++_slabUsed < _slabChunks)
        {
            return;
        }

        if (_memory.Count < _memorySlabs)
        {
            _memory.Add(_slab);
            _slab = [];
        }
        else
        {
            _file ??= TemporaryFile.Open(User);
            TemporaryFile.Write(_file, MemoryMarshal.AsBytes<double>(_slab), PositionOf(_fullSlabs), User);
        }

        _fullSlabs++;
        _slabUsed = 0;
    }

    private long PositionOf(long slab) => (slab - _memory.Count) * SlabValues * sizeof(double);

    private sealed class Column
    {
        /// <summary>Numbers of the full chunks, among all chunks of the store.</summary>
        public List<long> Chunks { get; } = [];

        /// <summary>The chunk that is being filled; small at first, for wide tables with few rows.</summary>
        public double[] Last { get; private set; } = new double[32];

        public int Used { get; set; }

        public FilledGap[] Gaps { get; set; } = [];

        public long Count => ((long)Chunks.Count * ChunkValues) + Used;

        public void Grow()
        {
            var larger = new double[Last.Length * 2];
            Last.CopyTo(larger, 0);
            Last = larger;
        }
    }
}
