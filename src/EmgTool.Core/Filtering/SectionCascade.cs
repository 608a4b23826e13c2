using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Second-order sections in series on eight lanes, with the state that is carried from block to block.
/// The output has the bits of <c>scipy.signal.sosfilt</c>, on every instruction set and for every way of cutting the input into blocks.</summary>
public sealed class SectionCascade
{
    /// <summary>What may be left of a state at which a pass over part of a segment is started, at the first row that is used: the size of rounding.</summary>
    internal const double StartRemainder = 1e-14;

    private const int StateLength = 2 * Lanes.Count;

    private readonly SecondOrderSection[] _sections;
    private readonly double[] _state;

    // State of each section for a constant input of 1, two numbers a section.
    private readonly double[] _steadyState;

    /// <summary>Makes a cascade at rest.</summary>
    /// <param name="sections">The sections in the order in which the signal passes them; at least one, all stable.</param>
    /// <exception cref="ArgumentException">There is none, or one is not stable.</exception>
    public SectionCascade(ReadOnlySpan<SecondOrderSection> sections)
    {
        if (sections.IsEmpty)
        {
            throw new ArgumentException("A cascade has at least one section.", nameof(sections));
        }

        _sections = sections.ToArray();
        _state = new double[sections.Length * StateLength];
        _steadyState = new double[sections.Length * 2];
        var level = 1.0;
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            if (!section.IsStable)
            {
                throw new ArgumentException($"Section {i} is not stable.", nameof(sections));
            }

            // scipy's sosfilt_zi in closed form: with y = G x constant, the second state is b2 x - a2 y and the first b1 x - a1 y + second.
            var gain = section.ConstantGain;
            var second = section.B2 - (section.A2 * gain);
            _steadyState[2 * i] = level * (section.B1 - (section.A1 * gain) + second);
            _steadyState[(2 * i) + 1] = level * second;
            level *= gain;
            SlowestPole = Math.Max(SlowestPole, section.PoleRadius);
        }
    }

    /// <summary>The sections.</summary>
    public ReadOnlySpan<SecondOrderSection> Sections => _sections;

    /// <summary>Largest distance of a pole from the origin: a transient decays by this factor each row, in the long run.</summary>
    public double SlowestPole { get; }

    /// <summary>Rows after which a transient has decayed to a share of what it was; the largest number there is when it takes more.</summary>
    /// <param name="remainder">That share, between 0 and 1.</param>
    public int DecayRows(double remainder) => (int)Math.Min(int.MaxValue, Math.Ceiling(Math.Abs(Math.Log(remainder) / Math.Log(SlowestPole))));

    /// <summary>Brings the cascade to rest: the state after an endless input of zeros.</summary>
    public void Reset() => Array.Clear(_state);

    /// <summary>Brings the cascade to the state after an endless constant input, so that an offset does not ring (scipy's <c>sosfilt_zi</c> times the row).</summary>
    /// <param name="row">The constant of each lane; <see cref="Lanes.Count"/> values.</param>
    public void Settle(ReadOnlySpan<double> row)
    {
        for (var i = 0; i < _steadyState.Length; i++)
        {
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                _state[(i * Lanes.Count) + lane] = _steadyState[i] * row[lane];
            }
        }
    }

    /// <summary>Filters in place.</summary>
    /// <param name="lanes">Whole rows, which continue the ones of the previous call.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    public void Process(Span<double> lanes) => Process(lanes, lanes);

    /// <summary>Filters from one place to another.</summary>
    /// <param name="source">Whole rows, which continue the ones of the previous call.</param>
    /// <param name="destination">As many rows or more; the same memory or no overlap.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows, or <paramref name="destination"/> is too short.</exception>
    public void Process(ReadOnlySpan<double> source, Span<double> destination) => Run(source, destination, backward: false);

    /// <summary>Filters from the last row to the first.</summary>
    /// <param name="source">Whole rows, which continue (before their first) the ones of the previous call.</param>
    /// <param name="destination">As many rows or more, filled from its start; the same memory or no overlap.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows, or <paramref name="destination"/> is too short.</exception>
    public void ProcessBackward(ReadOnlySpan<double> source, Span<double> destination) => Run(source, destination, backward: true);

    /// <summary>Filters one stretch of rows forward and, with the state of another cascade of the same sections, another backward, in less time than one after the other.</summary>
    /// <param name="source">Whole rows, which continue the ones of the previous call.</param>
    /// <param name="destination">As many rows; the same memory or no overlap.</param>
    /// <param name="other">The cascade of the backward pass.</param>
    /// <param name="backward">As many rows, which continue (before their first) the ones of that cascade's previous call; filtered in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ProcessBoth(ReadOnlySpan<double> source, Span<double> destination, SectionCascade other, Span<double> backward)
    {
        var ahead = new SectionPass(_state, source, destination[..source.Length]);
        var back = new SectionPass(other._state, backward[..source.Length], backward);
        if (Vector512.IsHardwareAccelerated)
        {
            SectionKernel<EightLanes>.RunBoth(_sections, ahead, back);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            SectionKernel<FourLanes>.RunBoth(_sections, ahead, back);
        }
        else
        {
            SectionKernel<OneLane>.RunBoth(_sections, ahead, back);
        }
    }

    // Calls the kernels once a block: compiled in full at once, or a short run would spend its life in unoptimized code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        LaneFilter.CheckRows(source);
        if (destination.Length < source.Length)
        {
            throw new ArgumentException("The destination is shorter than the source.", nameof(destination));
        }

        var pass = new SectionPass(_state, source, destination[..source.Length]);
        if (Vector512.IsHardwareAccelerated)
        {
            SectionKernel<EightLanes>.Run(_sections, pass, backward);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            SectionKernel<FourLanes>.Run(_sections, pass, backward);
        }
        else
        {
            SectionKernel<OneLane>.Run(_sections, pass, backward);
        }
    }
}
