using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Chooses, by a burst's length, how its onset and offset are refined and from which stretch of signal.</summary>
internal sealed class EdgeRefiner
{
    /// <summary>Bins of the grid in one bin of the fit of sustained activity, whose ramps are long.</summary>
    private const int Pooled = 5;

    /// <summary>Energy at which a unit potential ends, as share of its peak. It has too few samples for a likelihood.</summary>
    private const double WalkShare = 0.01;

    /// <summary>Energy that zero-phase filtering spreads ahead of a strong burst, as share of the burst's:
    /// what is cut off below the band rings for some 20 ms with this much at 5 to 10 ms.</summary>
    private const double LeakageShare = 0.01;

    /// <summary>The same of an abrupt edge, as share of the energy just inside. Measured on rectangular bursts of 15 to 250 ms at 12 times the noise, whose median duration
    /// with the former alone came out up to 5 ms long.</summary>
    private const double AbruptLeakageShare = 0.025;

    /// <summary>What is just inside an edge: as long as the leakage rings.</summary>
    private const double InsideSeconds = 0.02;

    private readonly TimeBins _bins;
    private readonly int _unit;
    private readonly int _short;
    private readonly int _medium;
    private readonly int _sustained;
    private readonly int _inside;
    private readonly double _walkLevel;
    private readonly EdgeFit _briefFit;
    private readonly EdgeFit _sustainedFit;
    private double[] _window = [];

    /// <summary>A refiner for one time grid.</summary>
    public EdgeRefiner(TimeBins bins, DetectionSettings settings)
    {
        _bins = bins;
        _unit = bins.In(settings.UnitSeconds);
        _short = bins.In(0.06);
        _medium = bins.In(0.15);
        _sustained = bins.In(settings.SustainedSeconds);
        _inside = bins.In(InsideSeconds);
        _walkLevel = settings.Unit.Low;
        _briefFit = new EdgeFit(bins, 1, sustained: false);
        _sustainedFit = new EdgeFit(bins, Pooled, sustained: true);
    }

    /// <summary>Refines both edges of a burst, or only its offset where its onset is known already.</summary>
    /// <param name="energy">Energy of the piece, in units of the noise floor.</param>
    /// <param name="unitEnergy">The same, averaged over the shortest scale.</param>
    /// <param name="burst">The burst as detected.</param>
    /// <param name="earliest">First bin that its onset may have (behind the burst before it).</param>
    /// <param name="latest">Bin that its offset may not exceed (the next burst).</param>
    /// <param name="onsetKnown">The burst began before the piece.</param>
    /// <param name="offsetOpen">The burst goes on behind the piece.</param>
    public Candidate Refine(
        ReadOnlySpan<double> energy, ReadOnlySpan<double> unitEnergy, Candidate burst, int earliest, int latest, bool onsetKnown, bool offsetOpen)
    {
        if (burst.Length < _unit && !onsetKnown && !offsetOpen)
        {
            return Walk(unitEnergy, burst, earliest, latest);
        }

        var start = onsetKnown ? burst.Start : Edge(energy, burst, earliest, reversed: false);
        var end = offsetOpen ? burst.End : energy.Length - Edge(energy, new Candidate(energy.Length - burst.End, energy.Length - burst.Start, burst.After, burst.Before), energy.Length - latest, reversed: true);
        return start < end ? new Candidate(start, end) : burst;
    }

    /// <summary>Refines a silence: the offset of the part before it and the onset of the part behind.</summary>
    /// <param name="energy">Energy of the piece, in units of the noise floor.</param>
    /// <param name="silence">The silence as detected.</param>
    public Candidate RefineSilence(ReadOnlySpan<double> energy, Candidate silence)
    {
        var middle = (silence.Start + silence.End) / 2;
        var before = new Candidate(Math.Max(0, silence.Start - _medium), silence.Start);
        var behind = new Candidate(silence.End, Math.Min(energy.Length, silence.End + _medium));
        var start = energy.Length - Edge(energy, new Candidate(energy.Length - before.End, energy.Length - before.Start), energy.Length - middle, reversed: true);
        var end = Edge(energy, behind, middle, reversed: false);
        return start < end ? new Candidate(start, end) : silence;
    }

    private Candidate Walk(ReadOnlySpan<double> unitEnergy, Candidate burst, int earliest, int latest)
    {
        var peak = burst.Start;
        for (var i = burst.Start; i < burst.End; i++)
        {
            if (unitEnergy[i] > unitEnergy[peak])
            {
                peak = i;
            }
        }

        var share = WalkShare * unitEnergy[peak];
        var start = peak;
        while (start > earliest && unitEnergy[start - 1] > Math.Max(_walkLevel * burst.Before, share))
        {
            start--;
        }

        var end = peak + 1;
        while (end < latest && unitEnergy[end] > Math.Max(_walkLevel * burst.After, share))
        {
            end++;
        }

        return new Candidate(start, end);
    }

    /// <summary>The onset, in bins of the piece or, reversed, of the piece read backward.</summary>
    private int Edge(ReadOnlySpan<double> energy, Candidate burst, int earliest, bool reversed)
    {
        var sustained = burst.Length >= _sustained;
        var before = _bins.In(sustained ? 0.35 : burst.Length > _medium ? 0.12 : 0.06);
        var inside = burst.Length <= _short ? burst.Length : Math.Min(burst.Length / 2, _bins.In(sustained ? 0.7 : 0.5));
        var pooled = sustained ? Pooled : 1;
        var first = Math.Max(earliest, burst.Start - before);
        var count = (burst.Start + inside - first) / pooled;
        var span = reversed ? energy[(energy.Length - burst.End)..(energy.Length - burst.Start)] : energy[burst.Start..burst.End];
        var near = Math.Min(burst.Length, _inside);
        var leakage = Math.Max(LeakageShare * EnergySpan.Mean(span), AbruptLeakageShare * EnergySpan.Mean(reversed ? span[^near..] : span[..near]));
        var background = Math.Max(burst.Before, leakage);
        var window = Window(energy.Slice(reversed ? energy.Length - first - (count * pooled) : first, count * pooled), pooled, reversed, background);
        var detected = (burst.Start - first) / pooled;
        var latest = Math.Min(detected + (_bins.In(0.04) / pooled), count - 2);
        var fit = sustained ? _sustainedFit : _briefFit;
        return latest <= 0 ? burst.Start : first + (fit.Onset(window, detected, latest) * pooled);
    }

    /// <summary>The stretch that an edge is fitted on, in the order of the fit, averaged over pooled bins and in units of the background.</summary>
    private ReadOnlySpan<double> Window(ReadOnlySpan<double> energy, int pooled, bool reversed, double background)
    {
        var room = energy.Length + Vector512<double>.Count;
        if (_window.Length < room)
        {
            _window = new double[room];
        }

        var bins = _window.AsSpan(0, energy.Length);
        energy.CopyTo(bins);
        if (reversed)
        {
            bins.Reverse();
        }

        var window = bins[..(bins.Length / pooled)];
        for (var i = 0; i < window.Length && pooled > 1; i++)
        {
            double sum = 0;
            foreach (var bin in bins.Slice(i * pooled, pooled))
            {
                sum += bin;
            }

            window[i] = sum / pooled;
        }

        for (var i = 0; i < window.Length; i += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref _window[i]) / Vector512.Create(background)).StoreUnsafe(ref _window[i]);
        }

        return window;
    }
}
