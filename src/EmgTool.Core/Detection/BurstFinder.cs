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

    /// <summary>Mean clipped energy above which a bin inside a long run counts as active although a short window sees activity elsewhere in the run.
    /// Clipped, a strong burst reaches 5 ms over its edge into a window of 32 ms, and not 16: two bursts 60 ms apart stay two.</summary>
    private const double InsideLevel = 2.0;

    /// <summary>Least mean energy of a gap that is bridged as active.</summary>
    private const double ActiveGapLevel = 1.8;

    /// <summary>A pause between two dense pieces with less than this share of the weaker one's energy, 13 dB below it, is one: the energy of interference over 20 ms does not fall so low by chance.</summary>
    private const double PauseShare = 0.05;

    /// <summary>So is a pause that is as faint as noise, where the pieces are strong enough to tell.</summary>
    private const double PauseLevel = 1.5;

    private const double FaintPauseShare = 0.15;

    /// <summary>Least median energy, at the brief scale, of a gap that is bridged as active.</summary>
    private const double ActiveGapMedian = 1.5;

    /// <summary>A dip is short beside the contraction that it interrupts.</summary>
    private const double DipShare = 0.15;

    /// <summary>One-sided normal quantile of 1e-4, for the energy that noise alone does not reach in a gap.</summary>
    private const double GapQuantile = 3.719;

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
    private readonly int _dense;
    private readonly int _pause;
    private readonly int _dip;
    private readonly int _long;
    private readonly List<Candidate> _pieces = [];
    private readonly List<Candidate> _bursts = [];
    private readonly BurstDivider _divider;
    private readonly SilenceFinder _silences;
    private readonly ClippedMeans _clipped = new();
    private readonly WeakActivity _weak;
    private readonly BoxMeans _means;
    private double _freedomShare = 1;
    private byte[] _sure = [];
    private byte[] _sureShort = [];
    private byte[] _active = [];

    /// <summary>A finder for one time grid; thresholds must fit the analyzed band.</summary>
    public BurstFinder(TimeBins bins, DetectionSettings settings, DetectionScale[] scales)
    {
        _bins = bins;
        _scales = new DetectionScale[scales.Length];
        _widths = [.. scales.Select(scale => bins.In(scale.Seconds))];
        _means = new BoxMeans(_widths);
        _rescueReach = bins.In(0.045);
        _rescueLongest = bins.In(settings.UnitSeconds);
        _merge = bins.In(settings.MergeSeconds, 0);
        _missedOnset = bins.In(settings.MissedDischargeSeconds, 0);
        _missedLongest = bins.In(0.02);
        _activeGap = bins.In(settings.ActiveGapSeconds, 0);
        _gapGuard = bins.In(0.008);
        _dense = bins.In(0.06);
        _pause = bins.In(0.02);
        _dip = bins.In(settings.DipSeconds, 0);
        _long = bins.In(settings.SustainedSeconds);
        _divider = new BurstDivider(bins, settings);
        _silences = new SilenceFinder(bins, settings);
        _weak = new WeakActivity(bins, settings, _clipped);
    }

    /// <summary>Mean energy at the shortest scale of the piece last searched.</summary>
    public ReadOnlySpan<double> UnitEnergy => _means.Of(0);

    /// <summary>The silences of the piece last searched.</summary>
    public List<Candidate> Silences => _silences.Silences;

    /// <summary>The quietest bin between two bursts of the piece last searched.</summary>
    /// <param name="end">End of the first.</param>
    /// <param name="start">Start of the second.</param>
    public int Valley(int end, int start)
    {
        var between = _means.Of(2)[end..(start + 1)];
        return end + between.IndexOf(EnergySpan.Smallest(between));
    }

    /// <summary>Finds the bursts of a piece.</summary>
    /// <param name="energy">Energy in units of the noise floor, a bin each.</param>
    /// <param name="known">Bins at the start that are known to belong to one burst: what lies before the piece is not seen,
    /// so that a window at its start takes weak activity for noise.</param>
    /// <param name="scales">The scales with thresholds that hold for the noise around the piece.</param>
    /// <param name="freedomShare">Degrees of freedom of the noise at the longest scale, as share of those of white noise.</param>
    /// <returns>The bursts in order, valid until the next call.</returns>
    public List<Candidate> Find(ReadOnlySpan<double> energy, int known, ReadOnlySpan<DetectionScale> scales, double freedomShare)
    {
        Reserve(energy.Length);
        scales.CopyTo(_scales);
        _freedomShare = freedomShare;
        _means.Fill(energy);
        _clipped.Begin();
        var length = energy.Length;
        Span<byte> sure = _sure.AsSpan(0, length), sureShort = _sureShort.AsSpan(0, length), active = _active.AsSpan(0, length);
        sureShort.Clear();
        MarkShort(sureShort, 0);
        MarkShort(sureShort, 1);
        sureShort.CopyTo(sure);
        sure[..Math.Min(known, length)].Fill(1);
        MarkLong(sure, sureShort, 2, _bins.In(0.15));
        MarkLong(sure, sureShort, 3, _bins.In(0.4));
        _weak.Mark(_means.Of(1), _means.Of(2), freedomShare, sure);
        sure.CopyTo(active);
        Rescue(active, sure);
        Split(active);
        Join(energy);
        _divider.Divide(_bursts, energy, _means.Of(1));
        JoinKnown(known);
        _silences.Join(_bursts, energy);
        JoinAcrossDips();
        return _bursts;
    }

    private void Reserve(int length)
    {
        if (_sure.Length >= length)
        {
            return;
        }

        _sure = new byte[length];
        _sureShort = new byte[length];
        _active = new byte[length];
    }

    /// <summary>Finds the next run of means above the scale's lower level that exceeds a threshold somewhere.</summary>
    /// <param name="mean">The means.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="run">The run; where to go on from is its end.</param>
    private bool NextRun(ReadOnlySpan<double> mean, int scale, double threshold, ref (int Start, int End) run)
    {
        var low = _scales[scale].Low;
        var seed = EnergySpan.NextAbove(mean, run.End, Math.Max(low, threshold));
        if (seed == mean.Length)
        {
            return false;
        }

        run = (EnergySpan.RunStart(mean, seed, low), EnergySpan.NextNotAbove(mean, seed, low));
        return true;
    }

    private void MarkShort(Span<byte> sureShort, int scale)
    {
        var run = (Start: 0, End: 0);
        while (NextRun(_means.Of(scale), scale, _scales[scale].Threshold, ref run))
        {
            sureShort[run.Start..run.End].Fill(1);
        }
    }

    private void MarkLong(Span<byte> sure, ReadOnlySpan<byte> sureShort, int scale, int longRun)
    {
        var width = _widths[scale];
        var run = (Start: 0, End: 0);
        while (NextRun(_means.Of(scale), scale, _scales[scale].Threshold, ref run))
        {
            var length = run.End - run.Start;
            if (!sureShort[run.Start..run.End].Contains((byte)1))
            {
                var trim = Math.Min(width / 4, (length - 1) / 2);
                sure[(run.Start + trim)..(run.End - trim)].Fill(1);
            }
            else if (length > longRun)
            {
                var inside = _clipped.Over(_means.Of(1), _widths[2])[..(run.End - (width / 2))];
                for (var i = run.Start + (width / 2); (i = EnergySpan.NextAbove(inside, i, InsideLevel)) < inside.Length;)
                {
                    var first = i;
                    i = EnergySpan.NextNotAbove(inside, i, InsideLevel);
                    sure[first..i].Fill(1);
                }
            }
        }
    }

    private void Rescue(Span<byte> active, ReadOnlySpan<byte> sure)
    {
        for (var scale = 0; scale < 2; scale++)
        {
            var run = (Start: 0, End: 0);
            while (NextRun(_means.Of(scale), scale, RescueShare * _scales[scale].Threshold, ref run))
            {
                var near = sure[Math.Max(0, run.Start - _rescueReach)..Math.Min(sure.Length, run.End + _rescueReach)];
                if (run.End - run.Start < _rescueLongest && near.Contains((byte)1))
                {
                    active[run.Start..run.End].Fill(1);
                }
            }
        }
    }

    private void Split(ReadOnlySpan<byte> active)
    {
        _pieces.Clear();
        var end = 0;
        for (int start; (start = active[end..].IndexOf((byte)1)) >= 0;)
        {
            start += end;
            var length = active[start..].IndexOf((byte)0);
            end = length < 0 ? active.Length : start + length;
            _pieces.Add(new Candidate(start, end));
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
        if (_bursts.Count > 0 && !_sure.AsSpan(_bursts[^1].Start, _bursts[^1].Length).Contains((byte)1))
        {
            _bursts.RemoveAt(_bursts.Count - 1);
        }
    }

    private bool Joins(Candidate burst, Candidate lastPiece, Candidate next, ReadOnlySpan<double> energy)
    {
        var gap = next.Start - burst.End;
        if (gap >= Math.Max(_merge, Math.Max(_missedOnset, _activeGap)))
        {
            return false;
        }

        var quiet = Math.Min(lastPiece.Length, next.Length) >= _dense
            ? QuietBeside(Math.Min(EnergySpan.Mean(energy[lastPiece.Start..lastPiece.End]), EnergySpan.Mean(energy[next.Start..next.End])))
            : 0;
        return (gap < _merge && !(gap >= _pause && EnergySpan.Mean(energy[burst.End..next.Start]) < quiet))
            || (lastPiece.Length < _missedLongest && next.Length < _missedLongest && next.Start - lastPiece.Start < _missedOnset)
            || (gap < _activeGap && IsActive(energy, burst.End + _gapGuard, next.Start - _gapGuard, quiet));
    }

    /// <summary>The energy below which a pause beside dense pieces of some energy is quiet.</summary>
    private static double QuietBeside(double energy) => Math.Max(PauseShare * energy, Math.Min(PauseLevel, FaintPauseShare * energy));

    /// <summary>What is known to belong to one burst is not divided.</summary>
    private void JoinKnown(int known)
    {
        while (_bursts.Count > 1 && _bursts[1].Start < known)
        {
            _bursts[0] = _bursts[0] with { End = _bursts[1].End, After = _bursts[1].After };
            _bursts.RemoveAt(1);
        }
    }

    /// <summary>A short dip to the noise floor does not end a long contraction.</summary>
    private void JoinAcrossDips()
    {
        for (var i = 1; i < _bursts.Count; i++)
        {
            int gap = _bursts[i].Start - _bursts[i - 1].End, shorter = Math.Min(_bursts[i].Length, _bursts[i - 1].Length);
            if (shorter > _long && gap < Math.Min(_dip, DipShare * shorter))
            {
                _bursts[i - 1] = _bursts[i - 1] with { End = _bursts[i].End, After = _bursts[i].After };
                _bursts.RemoveAt(i);
                i = Math.Max(0, i - 2);
            }
        }
    }

    private bool IsActive(ReadOnlySpan<double> energy, int start, int end, double least)
    {
        if (end <= start)
        {
            return true;
        }

        var chance = ChiSquareRatio.Quantile(_freedomShare * _bins.DegreesOfFreedom(end - start), GapQuantile);
        if (EnergySpan.Mean(energy[start..end]) <= Math.Max(least, Math.Max(ActiveGapLevel, chance)))
        {
            return false;
        }

        // More than half of the values lie above the median's least.
        var brief = _means.Of(1)[start..end];
        return brief.Length - EnergySpan.CountAbove(brief, ActiveGapMedian) <= brief.Length / 2;
    }
}
