using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Watches the raw signal of eight lanes for stretches without any change: a loose, saturated or padded channel.</summary>
/// <remarks>The filter smears such a stretch, so it must be found before filtering. Values compare exactly: a live channel flickers in its last bit.</remarks>
public sealed class SignalQuality
{
    /// <summary>Signal on either side of a flat stretch that is left out with it: the filter carries the step over this time.</summary>
    public const double GuardSeconds = 0.05;

    private readonly double[] _previous = new double[Lanes.Count];
    private readonly long[] _runStart = new long[Lanes.Count];
    private readonly long[] _reported = new long[Lanes.Count];
    private readonly int _lanes;
    private readonly int _flat;
    private readonly int _guard;
    private readonly Action<int, long, long> _leaveOut;
    private long _position;

    /// <summary>A watch over channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lanes">Lanes in use.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="leaveOut">Called with lane, first sample and end of each part of a flat stretch, as soon as it is known.</param>
    public SignalQuality(SamplingRate rate, int lanes, DetectionSettings settings, Action<int, long, long> leaveOut)
    {
        _lanes = lanes;
        _flat = rate.SamplesIn(settings.FlatSeconds, atLeast: 3);
        _guard = rate.SamplesIn(GuardSeconds);
        _leaveOut = leaveOut;
    }

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        _position = 0;
        Array.Clear(_runStart);
        Array.Fill(_reported, -1);
        Array.Fill(_previous, double.NaN);
    }

    /// <summary>Takes the next rows of raw signal.</summary>
    public void Process(ReadOnlySpan<double> rows)
    {
        var previous = Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_previous));
        var used = (1u << _lanes) - 1;
        for (var i = 0; i < rows.Length; i += Lanes.Count)
        {
            var row = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(rows), (nuint)i);
            var changed = ~(uint)Vector512.Equals(row, previous).ExtractMostSignificantBits() & used;
            previous = row;
            while (changed != 0)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(changed);
                changed &= changed - 1;
                if (_position - _runStart[lane] >= _flat)
                {
                    EndRun(lane);
                }

                _runStart[lane] = _position;
            }

            _position++;
        }

        previous.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_previous));
        // A run that is still under way is reported as far as it has come, so that the detector hears of it in time.
        for (var lane = 0; lane < _lanes; lane++)
        {
            EndRun(lane);
        }
    }

    private void EndRun(int lane)
    {
        var start = Math.Max(_runStart[lane], _reported[lane]);
        if (_position - _runStart[lane] >= _flat && start < _position)
        {
            _leaveOut(lane, Math.Max(0, start - _guard), _position + _guard);
            _reported[lane] = _position;
        }
    }
}
