using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Samples of up to eight signals of one rate, at one or several places of the file, each of which is read through a window of its own. Windows hold
/// whole records where these are small, which all lanes of a place share; of large records each lane reads what it needs.</summary>
internal sealed class EdfLaneSource : LaneSource
{
    /// <summary>Large enough that a call to the system does not count, small enough to stay in the second-level cache.</summary>
    private const int WindowBytes = 1 << 18;

    /// <summary>What all windows take together.</summary>
    private const int BufferBytes = 1 << 19;

    private readonly SafeFileHandle _file;
    private readonly EdfHeader _header;
    private readonly (EdfSignal Signal, SignalUnit Unit)[] _channels;
    private readonly int _samplesPerRecord;
    private readonly long _sampleCount;
    private readonly EdfCalibration _calibration = new();
    private readonly EdfWindow[] _windows = new EdfWindow[Lanes.Count];
    private readonly int[] _channelOf = new int[Lanes.Count];
    private readonly int[] _windowOf = new int[Lanes.Count];
    private readonly long[] _record = new long[Lanes.Count];
    private readonly int[] _sample = new int[Lanes.Count];
    private readonly int[] _at = new int[Lanes.Count];
    private byte[] _buffer = [];
    private int _windowCount;
    private bool _readsWholeRecords;

    public EdfLaneSource(SafeFileHandle file, EdfHeader header, (EdfSignal Signal, Channel Channel)[] channels)
    {
        _file = file;
        _header = header;
        _channels = Array.ConvertAll(channels, entry => (entry.Signal, entry.Channel.Unit));
        _samplesPerRecord = channels[0].Signal.SamplesPerRecord;
        _sampleCount = channels.Min(entry => entry.Channel.SampleCount);
        Array.Fill(_channelOf, -1);
        for (var i = 0; i < _windows.Length; i++)
        {
            _windows[i] = new EdfWindow();
        }
    }

    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes) => ReadTogether(_channels.Length, firstSample, lanes);

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<LaneStart> starts, Span<double> lanes)
    {
        CheckStarts(starts);
        foreach (var start in starts)
        {
            LaneChannels.RowsWithin(start.FirstSample, lanes.Length, _sampleCount);
        }

        if (starts.IsEmpty)
        {
            lanes.Clear();
            return;
        }

        Arrange(starts);
        var rows = lanes.Length / Lanes.Count;
        for (var row = 0; row < rows;)
        {
            // All lanes together, up to the first end of a record or of what a window holds.
            var count = rows - row;
            for (var lane = 0; lane < starts.Length; lane++)
            {
                count = Math.Min(count, Locate(lane, rows - row));
            }

            _at.AsSpan(starts.Length).Fill(_at[0]);
            var target = lanes.Slice(row * Lanes.Count, count * Lanes.Count);
            if (_header.IsBdf)
            {
                EdfDecoder.Decode24(_buffer, _at, _calibration, target);
            }
            else
            {
                EdfDecoder.Decode16(_buffer, _at, _calibration, target);
            }

            Advance(starts.Length, count);
            row += count;
        }
    }

    /// <summary>Sets the lanes to their channels and places, and shares the buffer among the places where these are more or fewer than before.</summary>
    private void Arrange(ReadOnlySpan<LaneStart> starts)
    {
        var places = 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var channel = lane < starts.Length ? starts[lane].Channel : -1;
            if (channel != _channelOf[lane])
            {
                Calibrate(lane, channel);
            }

            if (channel >= 0)
            {
                var (record, sample) = Math.DivRem(starts[lane].FirstSample, _samplesPerRecord);
                (_record[lane], _sample[lane]) = (record, (int)sample);
                var first = FirstLaneAt(starts, starts[lane].FirstSample);
                _windowOf[lane] = first < lane ? _windowOf[first] : places++;
            }
        }

        // Many small pieces cost more than the bytes between them, unless those are many (one channel out of a thousand).
        var wanted = (long)starts.Length / places * _samplesPerRecord * _header.SampleBytes;
        _readsWholeRecords = _header.RecordBytes <= Math.Min(WindowBytes, BufferBytes / places) && wanted * 16 >= _header.RecordBytes;
        if (!_readsWholeRecords)
        {
            for (var lane = 0; lane < starts.Length; lane++)
            {
                _windowOf[lane] = lane;
            }

            places = starts.Length;
        }

        if (places != _windowCount)
        {
            ShareBuffer(places);
        }
    }

    private void Calibrate(int lane, int channel)
    {
        _channelOf[lane] = channel;
        if (channel < 0)
        {
            _calibration.Clear(lane);
        }
        else
        {
            _calibration.Set(lane, _channels[channel].Signal, _channels[channel].Unit);
        }
    }

    private void ShareBuffer(int windows)
    {
        var capacity = (int)Int128.Min(Math.Min(WindowBytes, BufferBytes / windows), _header.RecordCount * (Int128)_header.RecordBytes);
        var bytes = (windows * capacity) + EdfDecoder.Slack;
        if (_buffer.Length < bytes)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(bytes);
        }

        for (var i = 0; i < windows; i++)
        {
            _windows[i].Place(i * capacity, capacity);
        }

        _windowCount = windows;
    }

    /// <summary>Finds the next sample of a lane in the buffer.</summary>
    /// <returns>Rows that are there, up to the end of the record.</returns>
    private int Locate(int lane, int rows)
    {
        var signal = _channels[_channelOf[lane]].Signal;
        var (record, sample, width) = (_record[lane], _sample[lane], _header.SampleBytes);
        var left = _samplesPerRecord - sample;
        var window = _windows[_windowOf[lane]];
        if (_readsWholeRecords)
        {
            var records = (sample + (long)rows + _samplesPerRecord - 1) / _samplesPerRecord;
            var whole = new EdfRange(record, 0, (int)_header.RecordBytes, records * _header.RecordBytes, (_header.RecordCount - record) * _header.RecordBytes);
            _at[lane] = window.Locate(_file, _header, _buffer, whole).At + (int)signal.ByteInRecord + (sample * width);
            return left;
        }

        var range = new EdfRange(record, signal.ByteInRecord + ((long)sample * width), width, (long)rows * width, (long)left * width);
        (_at[lane], var bytes) = window.Locate(_file, _header, _buffer, range);
        return Math.Min(left, bytes / width);
    }

    private void Advance(int lanes, int rows)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            _sample[lane] += rows;
            if (_sample[lane] == _samplesPerRecord)
            {
                _sample[lane] = 0;
                _record[lane]++;
            }
        }
    }
}
