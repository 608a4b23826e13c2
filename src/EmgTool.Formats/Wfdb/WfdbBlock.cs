namespace EmgTool.Formats.Wfdb;

/// <summary>A piece of a signal file, decoded. Pieces lie on a fixed grid, so that channels of one file find the same ones.</summary>
internal sealed class WfdbBlock
{
    private readonly int[] _samples = new int[WfdbSignalFile.MaximumSamples];
    private WfdbSignalFile? _file;
    private long _first;
    private int _count;

    /// <summary>Samples of a piece: whole frames, an even number of them, where two fit.</summary>
    public static int SamplesOf(WfdbSignalFile file)
    {
        var frames = WfdbSignalFile.MaximumSamples / file.FrameSamples / 2 * 2;
        return frames >= 2 ? (int)(frames * file.FrameSamples) : WfdbSignalFile.MaximumSamples;
    }

    /// <summary>Whether it holds a sample.</summary>
    public bool Has(WfdbSignalFile file, long sample) => ReferenceEquals(_file, file) && sample >= _first && sample < _first + _count;

    /// <summary>Reads the piece that a sample is in.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sample">Index among the samples of all its signals.</param>
    /// <param name="bytes">Room for <see cref="WfdbSignalFile.MaximumBytes"/>.</param>
    public void Fill(WfdbSignalFile file, long sample, Span<byte> bytes)
    {
        var size = SamplesOf(file);
        var first = sample / size * size;
        var count = (int)Math.Min(size, file.SampleCount - first);
        _file = null;
        file.Read(first, _samples.AsSpan(0, count), bytes);
        (_file, _first, _count) = (file, first, count);
    }

    /// <summary>The samples from one on, to the end of the piece.</summary>
    public ReadOnlySpan<int> From(long sample) => _samples.AsSpan((int)(sample - _first), (int)(_first + _count - sample));
}
