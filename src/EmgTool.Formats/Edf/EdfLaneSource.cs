using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Samples of up to eight signals of one rate. Small records are read many at a time and kept for the next call, large ones
/// signal by signal, in pieces: in either case through one buffer of its own.</summary>
internal sealed class EdfLaneSource : LaneSource
{
    /// <summary>Large enough that a call to the system does not count, small enough for the second-level cache. A multiple of 2 and 3 bytes.</summary>
    private const int BufferBytes = 3 << 17;

    /// <summary>Records up to this size are read whole, several at a time.</summary>
    private const int WholeRecordBytes = BufferBytes / 4;

    private readonly SafeFileHandle _file;
    private readonly EdfHeader _header;
    private readonly Lane[] _lanes;
    private readonly int _samplesPerRecord;
    private readonly long _sampleCount;
    private readonly byte[] _buffer;
    private readonly bool _readsWholeRecords;
    private long _firstBuffered;
    private int _recordsBuffered;

    public EdfLaneSource(SafeFileHandle file, EdfHeader header, (EdfSignal Signal, Channel Channel)[] channels)
    {
        _file = file;
        _header = header;
        _lanes = Array.ConvertAll(channels, entry => new Lane(entry.Signal, entry.Channel.Unit));
        _samplesPerRecord = channels[0].Signal.SamplesPerRecord;
        _sampleCount = channels.Min(entry => entry.Channel.SampleCount);
        var wanted = (long)channels.Length * _samplesPerRecord * header.SampleBytes;

        // Many small pieces cost more than the bytes between them, unless those are many (one channel out of a thousand).
        _readsWholeRecords = header.RecordBytes <= WholeRecordBytes && wanted * 16 >= header.RecordBytes;
        _buffer = new byte[(int)Int128.Min(BufferBytes, header.RecordCount * (Int128)header.RecordBytes)];
    }

    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes)
    {
        var rows = LaneChannels.RowsWithin(firstSample, lanes.Length, _sampleCount);
        if (_lanes.Length < Lanes.Count)
        {
            lanes.Clear();
        }

        var (record, sample) = Math.DivRem(firstSample, _samplesPerRecord);
        for (var row = 0; row < rows; record++)
        {
            var count = (int)Math.Min(rows - row, _samplesPerRecord - sample);
            var target = lanes.Slice(row * Lanes.Count, count * Lanes.Count);
            if (_readsWholeRecords)
            {
                ReadFromBuffered(record, (int)sample, rows - row, target);
            }
            else
            {
                ReadInPieces(record, sample, target);
            }

            row += count;
            sample = 0;
        }
    }

    private void ReadFromBuffered(long record, int sample, int rowsLeft, Span<double> target)
    {
        if (record < _firstBuffered || record >= _firstBuffered + _recordsBuffered)
        {
            // What the call needs, and on to a page-sized piece, so that short calls in a row do not each go to the system.
            const int WorthwhileBytes = 1 << 16;
            var needed = (sample + rowsLeft + _samplesPerRecord - 1L) / _samplesPerRecord;
            var wanted = Math.Max(needed, WorthwhileBytes / _header.RecordBytes);
            var records = (int)Math.Min(Math.Min(wanted, BufferBytes / _header.RecordBytes), _header.RecordCount - record);
            _recordsBuffered = 0;
            EdfRecords.Fill(_file, _header, record, 0, _buffer.AsSpan(0, (int)(records * _header.RecordBytes)));
            _firstBuffered = record;
            _recordsBuffered = records;
        }

        var recordAt = (int)((record - _firstBuffered) * _header.RecordBytes);
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            var at = recordAt + (int)_lanes[lane].ByteInRecord + (sample * _header.SampleBytes);
            Decode(_buffer.AsSpan(at), _lanes[lane], target, lane);
        }
    }

    private void ReadInPieces(long record, long sample, Span<double> target)
    {
        var rows = target.Length / Lanes.Count;
        var rowsPerPiece = BufferBytes / _header.SampleBytes;
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            for (var row = 0; row < rows; row += rowsPerPiece)
            {
                var count = Math.Min(rowsPerPiece, rows - row);
                var bytes = _buffer.AsSpan(0, count * _header.SampleBytes);
                EdfRecords.Fill(_file, _header, record, _lanes[lane].ByteInRecord + ((sample + row) * _header.SampleBytes), bytes);
                Decode(bytes, _lanes[lane], target.Slice(row * Lanes.Count, count * Lanes.Count), lane);
            }
        }
    }

    private void Decode(ReadOnlySpan<byte> bytes, Lane lane, Span<double> target, int index)
    {
        if (_header.IsBdf)
        {
            Decode24(bytes, lane, target[index..]);
        }
        else
        {
            Decode16(bytes, lane, target[index..]);
        }
    }

    private static void Decode16(ReadOnlySpan<byte> bytes, Lane lane, Span<double> target)
    {
        var (digitalMinimum, physicalMinimum, gain) = (lane.DigitalMinimum, lane.PhysicalMinimum, lane.Gain);
        for (int at = 0, source = 0; at < target.Length; at += Lanes.Count, source += 2)
        {
            target[at] = ((EdfDigital.Read16(bytes[source..]) - digitalMinimum) * gain) + physicalMinimum;
        }
    }

    private static void Decode24(ReadOnlySpan<byte> bytes, Lane lane, Span<double> target)
    {
        var (digitalMinimum, physicalMinimum, gain) = (lane.DigitalMinimum, lane.PhysicalMinimum, lane.Gain);
        for (int at = 0, source = 0; at < target.Length; at += Lanes.Count, source += 3)
        {
            target[at] = ((EdfDigital.Read24(bytes[source..]) - digitalMinimum) * gain) + physicalMinimum;
        }
    }

    /// <summary>Where a signal's samples are, and what turns them into microvolts (or into the values of its own unit).</summary>
    private sealed class Lane(EdfSignal signal, SignalUnit unit)
    {
        private readonly double _scale = unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1;

        public long ByteInRecord => signal.ByteInRecord;

        public double DigitalMinimum => signal.DigitalMinimum;

        public double PhysicalMinimum => signal.PhysicalMinimum * _scale;

        public double Gain => signal.Gain * _scale;
    }
}
