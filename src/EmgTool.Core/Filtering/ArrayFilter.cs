using System.Runtime.CompilerServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Filters channels that lie in memory one after the other, each a segment of its own. All eight lanes are put to use whatever the number of channels: each channel
/// is cut into as many stretches as it takes. Where channels are cut the result differs from that of the whole by rounding (below 1e-12 of full scale); eight, sixteen, ...
/// channels are not cut. Not safe for concurrent use.</summary>
/// <param name="filter">The filter, which is then used by this one alone.</param>
public sealed class ArrayFilter(LaneFilter filter)
{
    private const int BlockRows = 256;

    // A stretch this many times as long as the rows around it, which are filtered in vain, or longer.
    private const int ShortestPerContext = 4;

    private readonly AlignedBuffer<double> _input = new(BlockRows * Lanes.Count);
    private readonly AlignedBuffer<double> _output = new(Math.Max(BlockRows * Lanes.Count, filter.OutputCapacity(BlockRows)));
    private readonly long[] _firstRows = new long[Lanes.Count];
    private readonly long[] _endRows = new long[Lanes.Count];

    // Index of each lane's row 0 among the samples of all channels, of the start of its channel, and the samples of its stretch.
    private readonly long[] _origins = new long[Lanes.Count];
    private readonly long[] _channels = new long[Lanes.Count];
    private readonly long[] _counts = new long[Lanes.Count];
    private readonly int[] _starts = new int[Lanes.Count];
    private readonly int _before = (filter.RowsBefore + filter.StretchUnit - 1) / filter.StretchUnit * filter.StretchUnit;

    /// <summary>Filters.</summary>
    /// <param name="source">The samples of the first channel, then those of the second, ...</param>
    /// <param name="destination">Receives as many samples; no overlap.</param>
    /// <param name="channels">Number of channels; all have the same number of samples.</param>
    /// <exception cref="ArgumentException">The samples are not a multiple of the channels, or <paramref name="destination"/> is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Filter(ReadOnlySpan<double> source, Span<double> destination, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (source.Length % channels != 0 || destination.Length < source.Length)
        {
            throw new ArgumentException("The samples are not a multiple of the channels, or the destination is shorter than the source.", nameof(destination));
        }

        var samples = source.Length / channels;
        var stretchRows = StretchRows(samples, channels);
        var lane = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var start = 0; start < samples; start += stretchRows)
            {
                _channels[lane] = (long)channel * samples;
                _origins[lane] = _channels[lane] + start - _before;
                _counts[lane] = Math.Min(stretchRows, samples - start);
                _firstRows[lane] = _before - start;
                _endRows[lane] = _firstRows[lane] + samples;
                lane++;
                if (lane == Lanes.Count)
                {
                    Run(source, destination, samples);
                    lane = 0;
                }
            }
        }

        if (lane > 0)
        {
            // Lanes that are left over repeat the last stretch.
            for (var other = lane; other < Lanes.Count; other++)
            {
                (_channels[other], _origins[other], _counts[other]) = (_channels[lane - 1], _origins[lane - 1], _counts[lane - 1]);
                (_firstRows[other], _endRows[other]) = (_firstRows[lane - 1], _endRows[lane - 1]);
            }

            Run(source, destination, samples);
        }
    }

    /// <summary>Length of the stretches: as many of them as fill all lanes some whole number of times, unless they become too short.</summary>
    private int StretchRows(int samples, int channels)
    {
        var perChannel = Lanes.Count;
        while (perChannel > 1 && channels * perChannel / 2 % Lanes.Count == 0)
        {
            perChannel /= 2;
        }

        var rows = Math.Max((samples + perChannel - 1) / perChannel, ShortestPerContext * (_before + filter.RowsAfter));
        return perChannel == 1 ? Math.Max(1, samples) : (rows + filter.StretchUnit - 1) / filter.StretchUnit * filter.StretchUnit;
    }

    /// <summary>Filters one stretch in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(ReadOnlySpan<double> source, Span<double> destination, int samples)
    {
        var rows = _before + _counts.Max() + filter.RowsAfter;
        filter.Begin(_firstRows, _endRows);
        var written = 0L;
        for (var row = 0L; row < rows; row += BlockRows)
        {
            var block = _input.Span[..((int)Math.Min(BlockRows, rows - row) * Lanes.Count)];
            Fill(source, samples, row, block);
            var count = filter.Process(block, _output.Span);
            Put(_output.Span[..count], written, destination);
            written += count / Lanes.Count;
        }

        for (var count = filter.Complete(_output.Span); count > 0; count = filter.Complete(_output.Span))
        {
            Put(_output.Span[..count], written, destination);
            written += count / Lanes.Count;
        }
    }

    private void Fill(ReadOnlySpan<double> source, int samples, long row, Span<double> block)
    {
        var count = block.Length / Lanes.Count;
        var inside = count % Lanes.Count == 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            inside &= row >= _firstRows[lane] && row + count <= _endRows[lane];
            _starts[lane] = (int)Math.Clamp(_origins[lane] + row, int.MinValue, int.MaxValue);
        }

        if (inside)
        {
            LaneSequences.ToRows(source, _starts, block);
            return;
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var channel = source.Slice((int)_channels[lane], samples);
            for (var i = 0; i < count; i++)
            {
                block[(i * Lanes.Count) + lane] = Extended(channel, row + i - _firstRows[lane]);
            }
        }
    }

    /// <summary>A sample of a channel, or of the extension that <see cref="LaneFilter.PaddingRows"/> describes.</summary>
    private double Extended(ReadOnlySpan<double> channel, long at)
    {
        var last = channel.Length - 1;
        var padding = Math.Min(filter.PaddingRows, last);
        return at < 0 ? (2 * channel[0]) - channel[(int)Math.Min(-at, padding)]
            : at > last ? (2 * channel[last]) - channel[last - (int)Math.Min(at - last, padding)]
            : channel[(int)at];
    }

    private void Put(ReadOnlySpan<double> rows, long row, Span<double> destination)
    {
        // In blocks, so that only those at either end of the stretches take the slow way.
        for (var done = 0; done < rows.Length; done += BlockRows * Lanes.Count)
        {
            PutBlock(rows.Slice(done, Math.Min(BlockRows * Lanes.Count, rows.Length - done)), row + (done / Lanes.Count), destination);
        }
    }

    private void PutBlock(ReadOnlySpan<double> rows, long row, Span<double> destination)
    {
        var count = rows.Length / Lanes.Count;
        var inside = count % Lanes.Count == 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            inside &= row >= _before && row + count <= _before + _counts[lane];
            _starts[lane] = (int)Math.Clamp(_origins[lane] + row, int.MinValue, int.MaxValue);
        }

        if (inside)
        {
            LaneSequences.ToSamples(rows, destination, _starts);
            return;
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var first = (int)Math.Max(0, _before - row);
            var end = (int)Math.Min(count, _before + _counts[lane] - row);
            for (var i = first; i < end; i++)
            {
                destination[(int)(_origins[lane] + row + i)] = rows[(i * Lanes.Count) + lane];
            }
        }
    }
}
