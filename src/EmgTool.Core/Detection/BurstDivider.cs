namespace EmgTool.Core.Detection;

/// <summary>Divides what stands above the noise floor without a break but consists of separate bursts on a low background:
/// the steps of a gait over weak tonic activity, discharges over distant ones.</summary>
internal sealed class BurstDivider
{
    /// <summary>A background is lower than this share of the energy of the bursts on both sides: 15 dB.</summary>
    private const double DepthShare = 0.03;

    /// <summary>Quiet that divides two bursts: longer than the pauses inside one, such as a step's.</summary>
    private const double PauseSeconds = 0.2;

    /// <summary>Pieces shorter than this are single discharges, which a shorter pause divides.</summary>
    private const double DischargeSeconds = 0.06;

    private readonly int _pause;
    private readonly int _discharge;
    private readonly int _dischargePause;
    private readonly int _dischargeOnset;
    private readonly int _background;
    private readonly int _guard;
    private readonly List<Candidate> _parts = [];
    private readonly List<Candidate> _divided = [];

    /// <summary>A divider for one time grid.</summary>
    public BurstDivider(TimeBins bins, DetectionSettings settings)
    {
        _pause = bins.In(PauseSeconds);
        _discharge = bins.In(DischargeSeconds);
        _dischargePause = bins.In(settings.MergeSeconds);
        _dischargeOnset = bins.In(settings.MissedDischargeSeconds);
        _background = bins.In(2 * settings.SustainedSeconds);
        _guard = Math.Min(bins.In(0.008), (_dischargePause - 1) / 2);
    }

    /// <summary>Replaces the bursts of a piece by their parts.</summary>
    /// <param name="bursts">The bursts.</param>
    /// <param name="energy">Energy in units of the noise floor.</param>
    /// <param name="brief">The same, averaged over 8 ms.</param>
    public void Divide(List<Candidate> bursts, ReadOnlySpan<double> energy, ReadOnlySpan<double> brief)
    {
        _divided.Clear();
        foreach (var burst in bursts)
        {
            Divide(burst, energy, brief);
        }

        bursts.Clear();
        bursts.AddRange(_divided);
    }

    private void Divide(Candidate burst, ReadOnlySpan<double> energy, ReadOnlySpan<double> brief)
    {
        var low = DepthShare * Largest(brief, burst);
        var first = _parts.Count;
        FindParts(burst, brief, low);
        JoinParts(first, energy, brief);
        if (_parts.Count - first < 2)
        {
            _parts.RemoveRange(first, _parts.Count - first);
            _divided.Add(burst);
            return;
        }

        // The outer parts keep the burst's own edges; a background long enough is a burst by itself.
        var count = _parts.Count;
        var before = burst.Before;
        for (var i = first; i < count; i++)
        {
            var part = _parts[i];
            var isLast = i + 1 == count;
            var after = isLast ? burst.After : Math.Max(1, Pause(energy, part, _parts[i + 1]));
            Divide(new Candidate(i == first ? burst.Start : part.Start, isLast ? burst.End : part.End, before, after), energy, brief);
            if (!isLast && _parts[i + 1].Start - part.End >= _background)
            {
                _divided.Add(new Candidate(part.End, _parts[i + 1].Start));
            }

            before = after;
        }

        _parts.RemoveRange(first, _parts.Count - first);
    }

    /// <summary>Adds the stretches above the level, across pauses shorter than those between discharges.</summary>
    private void FindParts(Candidate burst, ReadOnlySpan<double> brief, double level)
    {
        // At the level counts as above it.
        var below = Math.BitDecrement(level);
        var inside = brief[..burst.End];
        int start = EnergySpan.NextAbove(inside, burst.Start, below), end = start;
        while (end < inside.Length)
        {
            // As far as a pause may reach the last bin above is looked for, backward: most bursts are crossed in a few steps.
            var reach = Math.Min(inside.Length, end + _dischargePause);
            var last = EnergySpan.LastAbove(inside[end..reach], below);
            if (last >= 0)
            {
                end += last + 1;
                continue;
            }

            var next = EnergySpan.NextAbove(inside, reach, below);
            if (next == inside.Length)
            {
                break;
            }

            _parts.Add(new Candidate(start, end));
            (start, end) = (next, next + 1);
        }

        _parts.Add(new Candidate(start, end));
    }

    private void JoinParts(int first, ReadOnlySpan<double> energy, ReadOnlySpan<double> brief)
    {
        var last = _parts[first];
        for (var i = first + 1; i < _parts.Count; i++)
        {
            var next = _parts[i];
            if (!Divides(_parts[i - 1], last, next, energy, brief))
            {
                _parts[i - 1] = _parts[i - 1] with { End = next.End };
                _parts.RemoveAt(i--);
            }

            last = next;
        }
    }

    /// <summary>Whether the pause before a part divides it from the burst before, whose last part is given too.</summary>
    private bool Divides(Candidate burst, Candidate last, Candidate next, ReadOnlySpan<double> energy, ReadOnlySpan<double> brief)
    {
        var discharges = last.Length < _discharge && next.Length < _discharge;
        return (discharges ? next.Start - last.Start >= _dischargeOnset : next.Start - last.End >= _pause)
            && Pause(energy, last, next) < DepthShare * Math.Min(Largest(brief, burst), Largest(brief, next));
    }

    private static double Largest(ReadOnlySpan<double> brief, Candidate part) => EnergySpan.Largest(brief[part.Start..part.End]);

    /// <summary>The mean energy of the pause between two parts, away from their edges.</summary>
    private double Pause(ReadOnlySpan<double> energy, Candidate left, Candidate right) =>
        EnergySpan.Mean(energy[(left.End + _guard)..(right.Start - _guard)]);
}
