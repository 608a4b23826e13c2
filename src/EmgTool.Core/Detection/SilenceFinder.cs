namespace EmgTool.Core.Detection;

/// <summary>Finds the silences of a piece: short pauses between two parts of one contraction, which they do not divide.</summary>
/// <remarks>
/// A pause between two jerks is none: one of the parts must last as long as sustained activity. Both must be of like strength and end abruptly: a contraction that fades, and one of another
/// strength that follows it, are two. Silent periods with tonic activity before and after: Rissanen et al. 2021, doi 10.1016/j.clinph.2021.06.026; Clin Neurophysiol 2023;156:166.
/// </remarks>
internal sealed class SilenceFinder
{
    /// <summary>Energies of the parts of one contraction, before and after, differ by no more than this factor: 6 dB.</summary>
    private const double LargestRatio = 4;

    /// <summary>The energy next to an abrupt end, as share of the part's.</summary>
    private const double AbruptShare = 0.2;

    /// <summary>The stretch next to an end that tells whether it is abrupt.</summary>
    private const double AbruptSeconds = 0.06;

    /// <summary>How far the leakage of strong activity reaches into a pause, and how far its edge may be blurred.</summary>
    private const double GuardSeconds = 0.008;

    private readonly int _shortest;
    private readonly int _longest;
    private readonly int _tonic;
    private readonly int _sustained;
    private readonly int _abrupt;
    private readonly int _guard;
    private readonly double _depth;

    /// <summary>A finder for one time grid.</summary>
    public SilenceFinder(TimeBins bins, DetectionSettings settings)
    {
        var silence = settings.Silence;
        _guard = bins.In(GuardSeconds);
        _shortest = Math.Max(1, bins.In(silence.MinimumSeconds) - (3 * _guard));
        _longest = bins.In(silence.MaximumSeconds) + (2 * _guard);
        _tonic = bins.In(silence.TonicSeconds);
        _sustained = bins.In(settings.SustainedSeconds);
        _abrupt = bins.In(AbruptSeconds);
        _depth = (1 - silence.Drop) * (1 - silence.Drop);
    }

    /// <summary>The silences of the piece last searched, from the offset of the part before to the onset of the part behind, as detected.</summary>
    public List<Candidate> Silences { get; } = [];

    /// <summary>Joins the parts of contractions over their silences.</summary>
    /// <param name="bursts">The bursts of a piece.</param>
    /// <param name="energy">Its energy, in units of the noise floor.</param>
    public void Join(List<Candidate> bursts, ReadOnlySpan<double> energy)
    {
        Silences.Clear();
        var kept = 0;
        var part = 0;
        for (var i = 1; i < bursts.Count; i++)
        {
            // The parts on either side of the pause, not the contraction that earlier silences made of them.
            if (IsSilence(bursts[i] with { Start = part > 0 ? part : bursts[kept].Start, End = bursts[kept].End }, bursts[i], bursts[kept].Length, energy))
            {
                Silences.Add(new Candidate(bursts[kept].End, bursts[i].Start));
                part = bursts[i].Start;
                bursts[kept] = bursts[kept] with { End = bursts[i].End, After = bursts[i].After };
            }
            else
            {
                bursts[++kept] = bursts[i];
                part = 0;
            }
        }

        if (bursts.Count > 0)
        {
            bursts.RemoveRange(kept + 1, bursts.Count - kept - 1);
        }
    }

    /// <summary>Whether a pause is a silence.</summary>
    /// <param name="before">The part before it.</param>
    /// <param name="behind">The part behind it.</param>
    /// <param name="contraction">Bins of the contraction that the part before ends.</param>
    /// <param name="energy">Energy of the piece.</param>
    private bool IsSilence(Candidate before, Candidate behind, int contraction, ReadOnlySpan<double> energy)
    {
        var gap = behind.Start - before.End;
        if (gap < _shortest || gap > _longest || Math.Min(before.Length, behind.Length) < _tonic || Math.Max(contraction, behind.Length) < _sustained)
        {
            return false;
        }

        var levelBefore = Level(energy, before.End - _tonic, before.End - _guard);
        var levelBehind = Level(energy, behind.Start + _guard, behind.Start + _tonic);
        var weaker = Math.Min(levelBefore, levelBehind);
        return Math.Max(levelBefore, levelBehind) <= LargestRatio * weaker
            && Level(energy, before.End - _abrupt, before.End - _guard) >= AbruptShare * levelBefore
            && Level(energy, behind.Start + _guard, behind.Start + _abrupt) >= AbruptShare * levelBehind
            && Level(energy, before.End + (gap / 4), behind.Start - (gap / 4)) <= _depth * weaker;
    }

    /// <summary>What a stretch has beyond the noise.</summary>
    private static double Level(ReadOnlySpan<double> energy, int start, int end) => Math.Max(0, EnergySpan.Mean(energy[start..end]) - 1);
}
