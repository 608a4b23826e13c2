using System.Numerics;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>Gaussian noise of variance 1 with a flat spectrum in a band and next to nothing outside: white noise through a windowed sinc filter.</summary>
internal static class BandLimited
{
    private const int Half = 400;

    private static readonly Lazy<double[]> Kept = new(() => Noise(Surface, 600_000, 77));

    /// <summary>The default band at 2 kHz.</summary>
    public static NoiseBand Surface { get; } = new(new SamplingRate(2000), 20, 450);

    /// <summary>Five minutes of noise in it. Not to be changed.</summary>
    public static double[] FiveMinutes => Kept.Value;

    public static double[] Noise(NoiseBand band, int count, int seed)
    {
        var weights = new double[(2 * Half) + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            double time = i - Half, hann = 0.5 + (0.5 * Math.Cos(Math.PI * time / (Half + 1)));
            weights[i] = hann * (Sinc(band.HighHz) - Sinc(band.LowHz));

            double Sinc(double hertz) => time == 0 ? 2 * hertz / band.Rate.Hertz : Math.Sin(2 * Math.PI * hertz / band.Rate.Hertz * time) / (Math.PI * time);
        }

        var white = TestSignals.Noise(count + (2 * Half), seed);
        var scale = 1 / Math.Sqrt(weights.Sum(weight => weight * weight));
        var noise = new double[count];
        for (var i = 0; i < count; i++)
        {
            noise[i] = scale * Dot(weights, white.AsSpan(i, weights.Length));
        }

        return noise;
    }

    private static double Dot(double[] weights, ReadOnlySpan<double> values)
    {
        var (sum, i) = (Vector<double>.Zero, 0);
        for (; i <= weights.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += new Vector<double>(weights, i) * new Vector<double>(values[i..]);
        }

        var all = Vector.Sum(sum);
        for (; i < weights.Length; i++)
        {
            all += weights[i] * values[i];
        }

        return all;
    }
}
