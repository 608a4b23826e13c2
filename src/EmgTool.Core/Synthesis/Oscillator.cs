using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>
/// A sine whose phase is exact at any sample of the longest recording, with an amplitude that may wax and wane slowly. Four neighbouring samples
/// are four elements of a vector, so that one need not wait for the other; elements are rounded one by one, alike on every instruction set.
/// </summary>
internal sealed class Oscillator
{
    // The rotation is anchored anew this often; until then rounding adds up to less than 1e-13.
    private const int AnchorInterval = 512;

    private readonly long _microhertz;
    private readonly SamplingRate _rate;
    private readonly double _phase;
    private readonly double _amplitude;
    private readonly double _modulationDepth;
    private readonly long _modulationMicrohertz;
    private readonly double _stepSin;
    private readonly double _stepCos;
    private readonly double _fourStepsSin;
    private readonly double _fourStepsCos;

    /// <summary>Makes an oscillator.</summary>
    /// <param name="microhertz">Frequency in millionths of hertz: an integer, so that the phase can be exact.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="phase">Phase of sample 0 in turns.</param>
    /// <param name="amplitude">Mean amplitude.</param>
    /// <param name="modulationDepth">Largest relative change of the amplitude.</param>
    /// <param name="modulationMicrohertz">Frequency of the change.</param>
    public Oscillator(long microhertz, SamplingRate rate, double phase, double amplitude, double modulationDepth = 0, long modulationMicrohertz = 0)
    {
        _microhertz = microhertz;
        _rate = rate;
        _phase = phase;
        _amplitude = amplitude;
        _modulationDepth = modulationDepth;
        _modulationMicrohertz = modulationMicrohertz;
        (_stepSin, _stepCos) = PortableMath.SinCosTurns(Turns(microhertz, 1));
        (_fourStepsSin, _fourStepsCos) = PortableMath.SinCosTurns(Turns(microhertz, 4));
    }

    /// <summary>Adds the sine to consecutive samples.</summary>
    /// <param name="firstSample">Index of the first sample in the recording.</param>
    /// <param name="samples">Samples that it is added to.</param>
    public void AddTo(long firstSample, Span<double> samples)
    {
        for (var start = 0; start < samples.Length; start += AnchorInterval)
        {
            var part = samples.Slice(start, Math.Min(AnchorInterval, samples.Length - start));
            var (sin, cos) = PortableMath.SinCosTurns(Turns(_microhertz, firstSample + start) + _phase);
            var amplitude = AmplitudeAt(firstSample + start);
            var change = (AmplitudeAt(firstSample + start + AnchorInterval) - amplitude) / AnchorInterval;
            AddTo(part, sin, cos, amplitude, change);
        }
    }

    private void AddTo(Span<double> part, double sin, double cos, double amplitude, double change)
    {
        Span<double> sines = stackalloc double[4];
        Span<double> cosines = stackalloc double[4];
        for (var i = 0; i < sines.Length; i++)
        {
            (sines[i], cosines[i]) = (sin, cos);
            (sin, cos) = ((sin * _stepCos) + (cos * _stepSin), (cos * _stepCos) - (sin * _stepSin));
        }

        var (sin4, cos4) = (Vector256.Create<double>(sines), Vector256.Create<double>(cosines));
        var (stepSin, stepCos) = (Vector256.Create(_fourStepsSin), Vector256.Create(_fourStepsCos));
        var amplitudes = Vector256.Create(amplitude) + (Vector256.Create(0.0, 1, 2, 3) * change);
        var step = Vector256.Create(4 * change);
        foreach (ref var samples in MemoryMarshal.Cast<double, Vector256<double>>(part))
        {
            samples += amplitudes * sin4;
            amplitudes += step;
            (sin4, cos4) = ((sin4 * stepCos) + (cos4 * stepSin), (cos4 * stepCos) - (sin4 * stepSin));
        }

        for (var i = part.Length & ~3; i < part.Length; i++)
        {
            part[i] += amplitudes[i & 3] * sin4[i & 3];
        }
    }

    private double AmplitudeAt(long sample) => _modulationDepth == 0
        ? _amplitude
        : _amplitude * (1 + (_modulationDepth * PortableMath.SinCosTurns(Turns(_modulationMicrohertz, sample) + _phase).Sin));

    // The fraction of a turn, without the whole turns that would cost the digits of the fraction.
    private double Turns(long microhertz, long sample)
    {
        var turn = (UInt128)_rate.Numerator * 1_000_000;
        var position = (UInt128)microhertz * (ulong)_rate.Denominator * (ulong)sample % turn;
        return (double)position / (double)turn;
    }
}
