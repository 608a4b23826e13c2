using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>
/// Turns white noise into noise of a band, unit variance in, unit variance out: Butterworth high-pass and low-pass of order 4 each.
/// Its own design, not that of the analysis, so that an error there cannot hide here.
/// </summary>
internal sealed class BandLimiter
{
    // Damping 1/Q of the two sections of a Butterworth filter of order 4: 2 sin(pi/8), 2 sin(3 pi/8).
    private const double LightDamping = 0.76536686473017954;
    private const double StrongDamping = 1.8477590650225735;

    private readonly Section _first;
    private readonly Section _second;
    private readonly Section _third;
    private readonly Section _fourth;
    private readonly double _gain = 1;

    /// <summary>Designs the filter.</summary>
    /// <param name="lowHertz">Lower edge (-3 dB).</param>
    /// <param name="highHertz">Upper edge (-3 dB), below half the rate.</param>
    /// <param name="rate">Sampling rate.</param>
    public BandLimiter(double lowHertz, double highHertz, SamplingRate rate)
    {
        _first = Section.HighPass(lowHertz / rate.Hertz, StrongDamping);
        _second = Section.HighPass(lowHertz / rate.Hertz, LightDamping);
        _third = Section.LowPass(highHertz / rate.Hertz, StrongDamping);
        _fourth = Section.LowPass(highHertz / rate.Hertz, LightDamping);

        // The variance of filtered white noise is the energy of the impulse response; a second holds all of it (see SettlingSeconds).
        var response = new double[rate.SamplesIn(1)];
        response[0] = 1;
        Process(response);
        var energy = 0.0;
        foreach (var value in response)
        {
            energy += value * value;
        }

        _gain = 1 / Math.Sqrt(energy);
    }

    /// <summary>Time in which the response to anything earlier decays below 1e-9 of it, for a lower edge of 20 Hz: its slowest pole decays with exp(-48 t).</summary>
    public const double SettlingSeconds = 0.5;

    /// <summary>Filters in place, from rest.</summary>
    public void Process(Span<double> samples)
    {
        var (a, b, c, d) = (_first, _second, _third, _fourth);
        double a1 = 0, a2 = 0, b1 = 0, b2 = 0, c1 = 0, c2 = 0, d1 = 0, d2 = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i] * _gain;
            var y = (a.B0 * x) + a1;
            a1 = (a.B1 * x) - (a.A1 * y) + a2;
            a2 = (a.B0 * x) - (a.A2 * y);
            x = y;
            y = (b.B0 * x) + b1;
            b1 = (b.B1 * x) - (b.A1 * y) + b2;
            b2 = (b.B0 * x) - (b.A2 * y);
            x = y;
            y = (c.B0 * x) + c1;
            c1 = (c.B1 * x) - (c.A1 * y) + c2;
            c2 = (c.B0 * x) - (c.A2 * y);
            x = y;
            y = (d.B0 * x) + d1;
            d1 = (d.B1 * x) - (d.A1 * y) + d2;
            d2 = (d.B0 * x) - (d.A2 * y);
            samples[i] = y;
        }
    }

    // B2 equals B0 in both kinds.
    private readonly record struct Section(double B0, double B1, double A1, double A2)
    {
        public static Section HighPass(double frequency, double damping)
        {
            var k = Warp(frequency);
            var norm = 1 / (1 + (k * damping) + (k * k));
            return new Section(norm, -2 * norm, 2 * ((k * k) - 1) * norm, (1 - (k * damping) + (k * k)) * norm);
        }

        public static Section LowPass(double frequency, double damping)
        {
            var k = Warp(frequency);
            var norm = 1 / (1 + (k * damping) + (k * k));
            var gain = k * k * norm;
            return new Section(gain, 2 * gain, 2 * ((k * k) - 1) * norm, (1 - (k * damping) + (k * k)) * norm);
        }

        // Bilinear transform: tan(pi f / rate).
        private static double Warp(double frequency)
        {
            var (sin, cos) = PortableMath.SinCosTurns(frequency / 2);
            return sin / cos;
        }
    }
}
