namespace EmgTool.Core.Detection;

/// <summary>Finds the bursts in a busy piece of one lane: hysteresis at four scales, weak neighbours, gap closing.</summary>
/// <remarks>
/// One window cannot serve all bursts: 3 ms misses weak contractions, 8 ms misses discharges of 5 ms. A long window, in turn,
/// spreads a strong burst by half its length, so that its part counts only where the short ones see nothing, or well inside.
/// </remarks>
internal sealed class BurstFinder
{
    /// <summary>Weak discharges next to a sure burst are looked for at this share of the threshold. They count only when gap closing joins them to it.</summary>
    private const double RescueShare = 0.55;

    /// <summary>Mean energy above which a bin inside a long run counts as active although a short window sees activity elsewhere in the run.</summary>
    private const double InsideLevel = 2.0;

    /// <summary>Least mean energy of a gap that is bridged as active.</summary>
    private const double ActiveGapLevel = 1.8;

    /// <summary>Least median energy, at the brief scale, of a gap that is bridged as active.</summary>
    private const double ActiveGapMedian = 1.5;

    /// <summary>A dip is short beside the contraction that it interrupts.</summary>
    private const double DipShare = 0.15;

    /// <summary>One-sided normal quantile of 1e-4, for the energy that noise alone does not reach in a gap.</summary>
    private const double GapQuantile = 3.719;

    private const byte Sure = 1;
    private const byte SureShort = 2;
    private const byte Rescued = 4;

    /// <summary>How strongly the factor of the noise's tail acts on each scale: a longer window averages impulses away.</summary>
    private static readonly double[] TailPowers = [1, 0.85, 0.6, 0.6];

    private readonly TimeBins _bins;
    private readonly DetectionScale[] _scales;
    private readonly int[] _widths;
    private readonly int _rescueReach;
    private readonly int _rescueLongest;
    private readonly int _merge;
    private readonly int _missedOnset;
    private readonly int _missedLongest;
    private readonly int _activeGap;
    private readonly int _gapGuard;
    private readonly int _dip;
    private readonly int _long;
    private readonly List<Candidate> _pieces = [];
    private readonly List<Candidate> _bursts = [];
    private readonly BurstDivider _divider;
    private readonly WeakActivity _weak;
    private readonly double[] _thresholds;
    private readonly double[][] _means;
    private byte[] _mask = [];
    private double[] _scratch = [];

    /// <summary>A finder for one time grid; thresholds must fit the analyzed band.</summary>
    public BurstFinder(TimeBins bins, DetectionSettings settings, DetectionScale[] scales)
    {
        _bins = bins;
        _scales = scales;
        _widths = [.. scales.Select(scale => bins.In(scale.Seconds))];
        _thresholds = new double[scales.Length];
        _means = [.. scales.Select(_ => Array.Empty<double>())];
        _rescueReach = bins.In(0.045);
        _rescueLongest = bins.In(settings.UnitSeconds);
        _merge = bins.In(settings.MergeSeconds, 0);
        _missedOnset = bins.In(settings.MissedDischargeSeconds, 0);
        _missedLongest = bins.In(0.02);
        _activeGap = bins.In(settings.ActiveGapSeconds, 0);
        _gapGuard = bins.In(0.008);
        _dip = bins.In(settings.DipSeconds, 0);
        _long = bins.In(settings.SustainedSeconds / 2);
        _divider = new BurstDivider(bins, settings);
        _weak = new WeakActivity(bins, settings);
    }

    /// <summary>Mean energy at the shortest scale of the piece last searched.</summary>
    public ReadOnlySpan<double> UnitEnergy => _means[0];

    /// <summary>Finds the bursts of a piece.</summary>
    /// <param name="energy">Energy in units of the noise floor, a bin each.</param>
    /// <param name="known">Bins at the start that are known to belong to one burst: what lies before the piece is not seen,
    /// so that a window at its start takes weak activity for noise.</param>
    /// <param name="tailFactor">Factor on the shortest threshold that the tail of the noise asks for, 1 for Gaussian noise.</param>
    /// <returns>The bursts in order, valid until the next call.</returns>
    public List<Candidate> Find(ReadOnlySpan<double> energy, int known, double tailFactor)
    {
        Reserve(energy.Length);
        for (var i = 0; i < _scales.Length; i++)
        {
            _thresholds[i] = 1 + ((_scales[i].Threshold - 1) * Math.Pow(tailFactor, TailPowers[i]));
        }

        for (var i = 0; i < _widths.Length; i++)
        {
            BoxMean.Fill(energy, _widths[i], _means[i]);
        }

        var mask = _mask.AsSpan(0, energy.Length);
        mask.Clear();
        mask[..Math.Min(known, mask.Length)].Fill(Sure);
        MarkShort(mask, 0);
        MarkShort(mask, 1);
        MarkLong(mask, 2, _bins.In(0.15));
        MarkLong(mask, 3, _bins.In(0.4));
        _weak.Mark(_means[1].AsSpan(0, energy.Length), _means[2].AsSpan(0, energy.Length), mask, Sure);
        Rescue(mask);
        Split(mask);
        Join(energy);
        JoinAcrossDips();
        _divider.Divide(_bursts, energy, _means[1].AsSpan(0, energy.Length));
        return _bursts;
    }

    private void Reserve(int length)
    {
        if (_mask.Length >= length)
        {
            return;
        }

        _mask = new byte[length];
        _scratch = new double[length];
        for (var i = 0; i < _means.Length; i++)
        {
            _means[i] = new double[length];
        }
    }

    private void MarkShort(Span<byte> mask, int scale)
    {
        var mean = _means[scale].AsSpan(0, mask.Length);
        var run = 0;
        while (NextRun(mean, _scales[scale].Low, ref run, out var end))
        {
            if (Exceeds(mean[run..end], _thresholds[scale]))
            {
                mask[run..end].Fill(Sure | SureShort);
            }

            run = end;
        }
    }

    private void MarkLong(Span<byte> mask, int scale, int longRun)
    {
        var mean = _means[scale].AsSpan(0, mask.Length);
        var inside = _means[2].AsSpan(0, mask.Length);
        var width = _widths[scale];
        var run = 0;
        while (NextRun(mean, _scales[scale].Low, ref run, out var end))
        {
            if (Exceeds(mean[run..end], _thresholds[scale]))
            {
                if (!Holds(mask[run..end], SureShort))
                {
                    var trim = Math.Min(width / 4, (end - run - 1) / 2);
                    Mark(mask[(run + trim)..(end - trim)]);
                }
                else if (end - run > longRun)
                {
                    for (var i = run + (width / 2); i < end - (width / 2); i++)
                    {
                        if (inside[i] > InsideLevel)
                        {
                            mask[i] |= Sure;
                        }
                    }
                }
            }

            run = end;
        }
    }

    private void Rescue(Span<byte> mask)
    {
        for (var scale = 0; scale < 2; scale++)
        {
            var mean = _means[scale].AsSpan(0, mask.Length);
            var run = 0;
            while (NextRun(mean, _scales[scale].Low, ref run, out var end))
            {
                var near = mask[Math.Max(0, run - _rescueReach)..Math.Min(mask.Length, end + _rescueReach)];
                if (end - run < _rescueLongest && Exceeds(mean[run..end], RescueShare * _thresholds[scale]) && Holds(near, Sure))
                {
                    foreach (ref var bin in mask[run..end])
                    {
                        bin |= Rescued;
                    }
                }

                run = end;
            }
        }
    }

    private void Split(ReadOnlySpan<byte> mask)
    {
        _pieces.Clear();
        var i = 0;
        while (i < mask.Length)
        {
            if (mask[i] == 0)
            {
                i++;
                continue;
            }

            var start = i;
            while (i < mask.Length && mask[i] != 0)
            {
                i++;
            }

            _pieces.Add(new Candidate(start, i));
        }
    }

    private void Join(ReadOnlySpan<double> energy)
    {
        _bursts.Clear();
        var lastPiece = default(Candidate);
        foreach (var piece in _pieces)
        {
            if (_bursts.Count > 0 && Joins(_bursts[^1], lastPiece, piece, energy))
            {
                _bursts[^1] = new Candidate(_bursts[^1].Start, piece.End);
            }
            else
            {
                DropUnsure();
                _bursts.Add(piece);
            }

            lastPiece = piece;
        }

        DropUnsure();
    }

    private void DropUnsure()
    {
        if (_bursts.Count > 0 && !Holds(_mask.AsSpan(_bursts[^1].Start, _bursts[^1].Length), Sure))
        {
            _bursts.RemoveAt(_bursts.Count - 1);
        }
    }

    private bool Joins(Candidate burst, Candidate lastPiece, Candidate next, ReadOnlySpan<double> energy)
    {
        var gap = next.Start - burst.End;
        return gap < _merge
            || (lastPiece.Length < _missedLongest && next.Length < _missedLongest && next.Start - lastPiece.Start < _missedOnset)
            || (gap < _activeGap && IsActive(energy, burst.End + _gapGuard, next.Start - _gapGuard));
    }

    /// <summary>A short dip to the noise floor does not end a long contraction.</summary>
    private void JoinAcrossDips()
    {
        for (var i = 1; i < _bursts.Count; i++)
        {
            int gap = _bursts[i].Start - _bursts[i - 1].End, shorter = Math.Min(_bursts[i].Length, _bursts[i - 1].Length);
            if (shorter > _long && gap < Math.Min(_dip, DipShare * shorter))
            {
                _bursts[i - 1] = new Candidate(_bursts[i - 1].Start, _bursts[i].End);
                _bursts.RemoveAt(i);
                i = Math.Max(0, i - 2);
            }
        }
    }

    private bool IsActive(ReadOnlySpan<double> energy, int start, int end)
    {
        if (end <= start)
        {
            return true;
        }

        var chance = ChiSquareRatio.Quantile(_bins.DegreesOfFreedom(end - start), GapQuantile);
        if (EnergySpan.Mean(energy[start..end]) <= Math.Max(ActiveGapLevel, chance))
        {
            return false;
        }

        var values = _scratch.AsSpan(0, end - start);
        _means[1].AsSpan(start, end - start).CopyTo(values);
        return OrderStatistic.Select(values, values.Length / 2) > ActiveGapMedian;
    }

    private static void Mark(Span<byte> mask)
    {
        foreach (ref var bin in mask)
        {
            bin |= Sure;
        }
    }

    private static bool Holds(ReadOnlySpan<byte> mask, byte bit)
    {
        foreach (var bin in mask)
        {
            if ((bin & bit) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exceeds(ReadOnlySpan<double> values, double threshold)
    {
        foreach (var value in values)
        {
            if (value > threshold)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NextRun(ReadOnlySpan<double> values, double low, ref int start, out int end)
    {
        while (start < values.Length && !(values[start] > low))
        {
            start++;
        }

        end = start;
        while (end < values.Length && values[end] > low)
        {
            end++;
        }

        return start < values.Length;
    }
}
