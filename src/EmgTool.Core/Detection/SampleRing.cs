namespace EmgTool.Core.Detection;

/// <summary>The latest values of one channel, addressed by their index since the start of a segment.</summary>
/// <param name="capacity">Values that it holds.</param>
internal sealed class SampleRing(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private int _length = capacity;

    /// <summary>Values that it can hold.</summary>
    public int Capacity => _values.Length;

    /// <summary>Starts a segment.</summary>
    /// <param name="length">Values after which it begins anew, at most the capacity: a whole number of what is written at a time.</param>
    public void Begin(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _values.Length);
        _length = length;
    }

    /// <summary>The place of values to be written. They must not cross the end of the ring.</summary>
    public ArraySegment<double> Place(long first, int count) => new(_values, (int)(first % _length), count);

    /// <summary>Values that lie one behind the other.</summary>
    /// <param name="first">The first.</param>
    /// <param name="end">Behind the last; all must be among the latest.</param>
    /// <param name="scratch">Takes a copy where they cross the end of the ring; enlarged when it is too short.</param>
    public Span<double> Read(long first, long end, ref double[] scratch)
    {
        var (at, count) = ((int)(first % _length), (int)(end - first));
        if (at + count <= _length)
        {
            return _values.AsSpan(at, count);
        }

        if (scratch.Length < count)
        {
            scratch = new double[count];
        }

        var front = _length - at;
        _values.AsSpan(at, front).CopyTo(scratch);
        _values.AsSpan(0, count - front).CopyTo(scratch.AsSpan(front));
        return scratch.AsSpan(0, count);
    }

    /// <summary>Values from <paramref name="first"/> on, up to <paramref name="end"/> or the end of the ring, whichever comes first.</summary>
    public Span<double> Front(long first, long end)
    {
        var at = (int)(first % _length);
        return _values.AsSpan(at, (int)Math.Min(end - first, _length - at));
    }
}
