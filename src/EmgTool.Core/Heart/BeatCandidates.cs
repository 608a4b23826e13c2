using System.Runtime.CompilerServices;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>The loudest places of a <see cref="SlowTrack"/>, at most eight a second.</summary>
internal sealed class BeatCandidates
{
    /// <summary>The energy is summed over this many blocks: 44 ms.</summary>
    private const int Width = 11;

    /// <summary>Blocks on either side in which a candidate is the loudest: 125 ms.</summary>
    private const int Apart = 31;

    /// <summary>A candidate exceeds what four fifths of the part exceed by this factor: 4 times the mean of noise, which chi-square of 7 degrees of freedom does once in a minute.</summary>
    private const double Loud = 9;

    private readonly List<long> _found = [];
    private double[] _energy = [];
    private double[] _apart = [];

    /// <summary>Finds the candidates of a part.</summary>
    /// <returns>Their middles; valid until the next call.</returns>
    public List<long> Find(SlowTrack track)
    {
        _found.Clear();
        var count = (int)(track.End - track.First);
        if (_energy.Length < count)
        {
            _energy = new double[count];
            _apart = new double[(count / Width) + 1];
        }

        var energy = _energy.AsSpan(0, count);
        Sum(track, energy);
        var level = Loud * Quiet(energy);
        for (var i = EnergySpan.NextAbove(energy, 0, level); i < count; i = EnergySpan.NextAbove(energy, i, level))
        {
            // Uphill; from a top, past all that is too near to it.
            var higher = EnergySpan.NextAbove(energy[..Math.Min(count, i + Apart + 1)], i + 1, energy[i]);
            if (higher <= i + Apart && higher < count)
            {
                i = higher;
                continue;
            }

            if (EnergySpan.LastAbove(energy[Math.Max(0, i - Apart)..i], energy[i]) < 0)
            {
                _found.Add(track.First + i);
            }

            i += Apart;
        }

        return _found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(SlowTrack track, Span<double> energy)
    {
        // Outside the part the values are 0.
        var values = track.All;
        var (sum, offset) = (0.0, BeatShape.Half - (Width / 2));
        for (var i = 0; i < Width - 1; i++)
        {
            sum += values[offset + i] * values[offset + i];
        }

        for (var i = 0; i < energy.Length; i++)
        {
            var (first, last) = (values[offset + i], values[offset + i + Width - 1]);
            sum += last * last;
            energy[i] = sum;
            sum -= first * first;
        }
    }

    private double Quiet(ReadOnlySpan<double> energy)
    {
        var apart = _apart.AsSpan(0, ((energy.Length - 1) / Width) + 1);
        for (var i = 0; i < apart.Length; i++)
        {
            apart[i] = energy[i * Width];
        }

        return OrderStatistic.Select(apart, apart.Length / 5);
    }
}
