using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>Estimates the mains interference at the middle of a frame from the frames within about 1.6 s of it, for eight lanes at a time.
/// <para>Each harmonic's amplitudes are smoothed with a Hann kernel and the frames' weights, after the rotation that a mains frequency beside
/// its nominal value brings is taken back; a parabola replaces the mean where the interference changes. A harmonic counts only where it stands out of its own scatter: noise
/// alone passes with a probability of e⁻¹⁰, and what passes barely is subtracted barely (the non-negative garrote of Breiman 1995).
/// Of 50 and 60 Hz the one with more power is taken.</para></summary>
internal sealed class MainsEstimator
{
    /// <summary>Frames on each side of the middle one that have a weight.</summary>
    public const int Reach = 15;

    // Natural logarithm of one over the false-alarm probability. 24 h of noise have about 72,000 independent windows of 16 harmonics: some 50 false
    // estimates, each of next to nothing.
    private const double Strictness = 10;

    // Where a muscle is active most of the time few frames count, and their scatter alone, of as few degrees of freedom, could not show any line (an F test with 2 of them asks for
    // 3,000 times the variance). It is taken together with what the energy beside the lines tells, as if that had this many (a moderated variance, Smyth 2004),
    private const double PriorFreedom = 20;

    // of a spectrum that is not flat: that of EMG has twice its mean density where mains harmonics lie.
    private const double PriorShare = 2;

    // Grids and recorders' clocks stay well within this distance of the nominal frequency.
    private const double LargestOffsetHz = 0.25;

    private readonly MainsHarmonics[] _mains;
    private readonly MainsFrames _frames;
    private readonly int _count;
    private readonly double _largestTurn;
    private readonly MainsWindow _window;

    private readonly Row[] _turnReal;
    private readonly Row[] _turnImaginary;
    private readonly Row[] _power;
    private readonly Row[] _resultReal;
    private readonly Row[] _resultImaginary;

    private Row _measuredShare;
    private Row _priorScatter;
    private Row _lineThreshold;
    private Row _coherenceThreshold;

    /// <summary>Makes the scratch memory.</summary>
    /// <param name="mains">The harmonics.</param>
    /// <param name="frames">The frames to look at.</param>
    /// <param name="bandwidthHz">Width of the band that the noise fills.</param>
    public MainsEstimator(MainsHarmonics[] mains, MainsFrames frames, double bandwidthHz)
    {
        _mains = mains;
        _frames = frames;
        _count = mains.Sum(family => family.Numbers.Length);
        _window = new MainsWindow(frames, 1 / (2 * bandwidthHz * frames.Seconds));
        _largestTurn = 2 * Math.PI * LargestOffsetHz * frames.Seconds;
        _turnReal = new Row[_count];
        _turnImaginary = new Row[_count];
        _power = new Row[_count];
        _resultReal = new Row[_count];
        _resultImaginary = new Row[_count];
    }

    /// <summary>Estimates.</summary>
    /// <param name="middle">The frame in the middle of the window; may lie outside of the segment.</param>
    /// <param name="node">Receives the estimate.</param>
    public void Estimate(long middle, MainsNode node)
    {
        node.Clear();
        if (!_window.Set(middle))
        {
            return;
        }

        SetThresholds();
        _frames.Screen.Begin(_window);
        var first = 0;
        var strongest = Row.Zero;
        for (var family = 0; family < _mains.Length; family++)
        {
            var numbers = _mains[family].Numbers;
            if (_frames.Screen.MayShow(family, _window, _measuredShare, _priorScatter, _lineThreshold, _coherenceThreshold) != Row.Zero
                && Screen(first, numbers.Length) is var shown && shown != Row.Zero)
            {
                var (sin, cos) = Turn(first, numbers, shown);
                var power = Fit(first, numbers, cos, sin);
                var stronger = Vector512.GreaterThan(power, strongest) & shown;
                strongest = Vector512.ConditionalSelect(stronger, power, strongest);
                node.Set(family, first, numbers, cos, sin, _resultReal, _resultImaginary, stronger);
            }

            first += numbers.Length;
        }
    }

    /// <summary>What is the same for all harmonics of a lane: the prior part of the scatter, and the critical values of two statistics.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetThresholds()
    {
        Span<double> share = stackalloc double[Lanes.Count];
        Span<double> line = stackalloc double[Lanes.Count];
        Span<double> coherence = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            // |mean|² over its variance follows F(2, 2 freedom) when there is no line: P(F > x) = (1 + x / freedom)^-freedom.
            var measured = Math.Max(_window.FrameCount[lane] - 1, 0.1);
            var freedom = measured + PriorFreedom;
            share[lane] = measured / freedom;
            line[lane] = freedom * (Math.Exp(Math.Min(Strictness / freedom, 500)) - 1);

            // The squared coherence of n pairs without a line: P(C > x) = (1 - x)^(n - 1).
            coherence[lane] = 1 - Math.Exp(-Strictness / Math.Max(_window.PairCount[lane] - 1, 1e-9));
            if (!(_window.Moment0[lane] > 0 && _window.Pairs[lane] > 0))
            {
                line[lane] = double.PositiveInfinity;
                coherence[lane] = double.PositiveInfinity;
            }
        }

        _measuredShare = Vector512.Create<double>(share);
        _priorScatter = (Row.One - _measuredShare) * PriorShare * _window.BroadbandNoise;
        _lineThreshold = Vector512.Create<double>(line);
        _coherenceThreshold = Vector512.Create<double>(coherence);
    }

    /// <summary>Sums over the window, and the lanes in which at least one harmonic shows: by its mean as it is, or by turning steadily from frame to frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Row Screen(int first, int count)
    {
        var shown = Row.Zero;
        ref var all = ref MemoryMarshal.GetReference(_frames.Entries);
        var weights = _window.Weights;
        var pairWeights = _window.PairWeights;
        var entries = _window.Entries;
        for (var harmonic = first; harmonic < first + count; harmonic++)
        {
            ref var own = ref Unsafe.Add(ref all, harmonic * MainsFrames.HarmonicLength);
            ref var entry = ref Unsafe.Add(ref own, entries[0]);
            var (realBefore, imaginaryBefore) = (entry, Unsafe.Add(ref entry, 1));
            var squareBefore = (realBefore * realBefore) + (imaginaryBefore * imaginaryBefore);
            var (sumReal, sumImaginary) = (weights[0] * realBefore, weights[0] * imaginaryBefore);
            var (turnReal, turnImaginary, power) = (Row.Zero, Row.Zero, Row.Zero);
            for (var tap = 1; tap < weights.Length; tap++)
            {
                entry = ref Unsafe.Add(ref own, entries[tap]);
                var (real, imaginary) = (entry, Unsafe.Add(ref entry, 1));
                var square = (real * real) + (imaginary * imaginary);
                sumReal += weights[tap] * real;
                sumImaginary += weights[tap] * imaginary;

                // The amplitude times the conjugate of the one before, and the mean of the squared magnitudes (halved below).
                turnReal += pairWeights[tap] * ((real * realBefore) + (imaginary * imaginaryBefore));
                turnImaginary += pairWeights[tap] * ((imaginary * realBefore) - (real * imaginaryBefore));
                power += pairWeights[tap] * (square + squareBefore);
                (realBefore, imaginaryBefore, squareBefore) = (real, imaginary, square);
            }

            power *= 0.5;
            _turnReal[harmonic] = turnReal;
            _turnImaginary[harmonic] = turnImaginary;
            _power[harmonic] = power;
            var scatter = Scatter(power - turnReal);
            var line = ((sumReal * sumReal) + (sumImaginary * sumImaginary)) / (_window.Square0 * scatter);
            var turning = (turnReal * turnReal) + (turnImaginary * turnImaginary);
            shown |= Vector512.GreaterThan(line, _lineThreshold)
                | Vector512.GreaterThan(turning, _coherenceThreshold * power * power);
        }

        return shown;
    }

    /// <summary>Cosine and sine of the angle by which the mains frequency turns, beyond its nominal value, from frame to frame: one angle for all harmonics of a lane.</summary>
    private (Row Sin, Row Cos) Turn(int first, int[] numbers, Row shown)
    {
        Span<double> sin = stackalloc double[Lanes.Count];
        Span<double> cos = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var (above, below) = (0.0, 0.0);
            for (var i = 0; i < numbers.Length && BitConverter.DoubleToInt64Bits(shown[lane]) != 0; i++)
            {
                var (real, imaginary, power) = (_turnReal[first + i][lane], _turnImaginary[first + i][lane], _power[first + i][lane]);
                var squared = ((real * real) + (imaginary * imaginary)) / (power * power);
                if (squared > _coherenceThreshold[lane])
                {
                    // Weighted by the inverse variance of the angle: about the harmonic's power over that of its noise, times the square of its number.
                    var evidence = -(_window.PairCount[lane] - 1) * Math.Log(1 - Math.Min(squared, 1 - 1e-12));
                    var magnitude = Math.Sqrt((real * real) + (imaginary * imaginary));
                    var ratio = Math.Min(1e3, magnitude / Math.Max(power - magnitude, 1e-3 * power));
                    var trust = Math.Max(0, 1 - (Strictness / evidence)) * ratio;
                    above += trust * numbers[i] * Math.Atan2(imaginary, real);
                    below += trust * numbers[i] * numbers[i];
                }
            }

            var angle = below > 0 ? Math.Clamp(above / below, -_largestTurn, _largestTurn) : 0;
            (sin[lane], cos[lane]) = Math.SinCos(angle);
        }

        return (Vector512.Create<double>(sin), Vector512.Create<double>(cos));
    }

    /// <summary>Estimates all harmonics of a mains frequency, and gives the power of those that stand out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Row Fit(int first, int[] numbers, Row cos, Row sin)
    {
        // Cofactors of the normal equations of the weighted parabola; its value in the middle is a combination of three sums.
        var minor0 = (_window.Moment2 * _window.Moment4) - (_window.Moment3 * _window.Moment3);
        var minor1 = (_window.Moment2 * _window.Moment3) - (_window.Moment1 * _window.Moment4);
        var minor2 = (_window.Moment1 * _window.Moment3) - (_window.Moment2 * _window.Moment2);
        var determinant = (_window.Moment0 * minor0) + (_window.Moment1 * minor1) + (_window.Moment2 * minor2);
        var solvable = Vector512.GreaterThan(determinant, _window.Moment0 * _window.Moment0 * _window.Moment0 * 1e-9);
        var (a0, a1, a2) = (minor0 / determinant, minor1 / determinant, minor2 / determinant);

        // Variance of the difference between parabola and mean, for a unit variance of a frame.
        var b0 = a0 - (Row.One / _window.Moment0);
        var spread = (b0 * b0 * _window.Square0) + (b0 * a1 * _window.Square1 * 2.0) + (((b0 * a2 * 2.0) + (a1 * a1)) * _window.Square2)
            + (a1 * a2 * _window.Square3 * 2.0) + (a2 * a2 * _window.Square4);

        ref var all = ref MemoryMarshal.GetReference(_frames.Entries);
        var positions = _window.Positions;
        var weights = _window.Weights;
        var entries = _window.Entries;
        var (harmonicCos, harmonicSin) = Power(cos, sin, numbers[0]);

        // What the mains frequency itself turns back at the first tap, and so each harmonic from the one before.
        var (startCos, startSin) = Power(cos, -sin, _window.First);
        var (firstCos, firstSin) = Power(startCos, startSin, numbers[0]);
        var total = Row.Zero;
        for (var i = 0; i < numbers.Length; i++)
        {
            var harmonic = first + i;
            ref var own = ref Unsafe.Add(ref all, harmonic * MainsFrames.HarmonicLength);
            var (turnCos, turnSin) = (firstCos, firstSin);
            var (real0, imaginary0, real1, imaginary1, real2, imaginary2) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero, Row.Zero, Row.Zero);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                ref var entry = ref Unsafe.Add(ref own, entries[tap]);
                var (entryReal, entryImaginary) = (entry, Unsafe.Add(ref entry, 1));
                var position = Vector512.Create(positions[tap]);
                var real = weights[tap] * ((entryReal * turnCos) - (entryImaginary * turnSin));
                var imaginary = weights[tap] * ((entryReal * turnSin) + (entryImaginary * turnCos));
                real0 += real;
                imaginary0 += imaginary;
                real *= position;
                imaginary *= position;
                real1 += real;
                imaginary1 += imaginary;
                real2 += real * position;
                imaginary2 += imaginary * position;
                (turnCos, turnSin) = ((turnCos * harmonicCos) + (turnSin * harmonicSin), (turnSin * harmonicCos) - (turnCos * harmonicSin));
            }

            var turning = (_turnReal[harmonic] * harmonicCos) + (_turnImaginary[harmonic] * harmonicSin);
            var scatter = Scatter(_power[harmonic] - turning);
            var line = ((real0 * real0) + (imaginary0 * imaginary0)) / (_window.Square0 * scatter);
            var (mean, meanImaginary) = (real0 / _window.Moment0, imaginary0 / _window.Moment0);
            var bend = (a0 * real0) + (a1 * real1) + (a2 * real2) - mean;
            var bendImaginary = (a0 * imaginary0) + (a1 * imaginary1) + (a2 * imaginary2) - meanImaginary;
            var bending = ((bend * bend) + (bendImaginary * bendImaginary)) / (spread * scatter);
            var bent = Vector512.ConditionalSelect(solvable, Garrote(bending), Row.Zero);
            var share = Garrote(line);
            _resultReal[harmonic] = Kept(share, mean + Kept(bent, bend));
            _resultImaginary[harmonic] = Kept(share, meanImaginary + Kept(bent, bendImaginary));
            total += (_resultReal[harmonic] * _resultReal[harmonic]) + (_resultImaginary[harmonic] * _resultImaginary[harmonic]);
            (harmonicCos, harmonicSin) = ((harmonicCos * cos) - (harmonicSin * sin), (harmonicSin * cos) + (harmonicCos * sin));
            (firstCos, firstSin) = ((firstCos * startCos) - (firstSin * startSin), (firstSin * startCos) + (firstCos * startSin));
        }

        return total;
    }

    /// <summary>Variance of a harmonic's amplitude in a frame.</summary>
    /// <param name="differences">Sum over the pairs of half the squared difference of their amplitudes.</param>
    private Row Scatter(Row differences) =>
        (_measuredShare * Vector512.Max(differences / _window.Pairs, _window.BroadbandNoise)) + _priorScatter;

    /// <summary>The share of an estimate to keep: 0 at the threshold, 1 far above.</summary>
    private Row Garrote(Row statistic) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(statistic, _lineThreshold), Row.One - (_lineThreshold / statistic), Row.Zero);

    // Where nothing is kept the estimate may be not a number (no weight at all), and 0 times it too.
    private static Row Kept(Row share, Row estimate) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(share, Row.Zero), share * estimate, Row.Zero);

    /// <summary>Cosine and sine of a multiple of an angle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Row Cos, Row Sin) Power(Row cos, Row sin, int exponent)
    {
        if (exponent < 0)
        {
            (sin, exponent) = (-sin, -exponent);
        }

        var (resultCos, resultSin) = (Row.One, Row.Zero);
        for (var i = 0; i < exponent; i++)
        {
            (resultCos, resultSin) = ((resultCos * cos) - (resultSin * sin), (resultSin * cos) + (resultCos * sin));
        }

        return (resultCos, resultSin);
    }
}
