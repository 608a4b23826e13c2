using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace EmgTool.Core.Tests.Accuracy;

/// <summary>Power of a signal by frequency, from MathNet's transform.</summary>
internal static class Spectrum
{
    /// <summary>Mean square of what lies between two frequencies.</summary>
    public static double Power(ReadOnlySpan<double> signal, double rate, double lowHertz, double highHertz)
    {
        var lines = new Complex[signal.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = signal[i];
        }

        Fourier.Forward(lines, FourierOptions.NoScaling);
        var power = 0.0;
        for (var i = 1; i < lines.Length / 2; i++)
        {
            var hertz = i * rate / lines.Length;
            power += hertz >= lowHertz && hertz < highHertz ? 2 * lines[i].MagnitudeSquared() / ((double)lines.Length * lines.Length) : 0;
        }

        return power;
    }

    private static double MagnitudeSquared(this Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
