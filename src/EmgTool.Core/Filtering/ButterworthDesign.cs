using System.Globalization;
using System.Numerics;

namespace EmgTool.Core.Filtering;

/// <summary>Digital Butterworth filters of even order by the bilinear transform, as second-order sections. Pairing of poles and zeros, order of the
/// sections (slowest poles last) and place of the gain (first section) are those of <c>scipy.signal.butter(output="sos")</c>; only where two pairs of poles are equally slow
/// (a band that lies symmetrically about a quarter of the rate) their order, which scipy leaves to rounding, may differ.</summary>
public static class ButterworthDesign
{
    /// <summary>The highest order whose sections are still usable at the edges that EMG needs; also scipy's practical limit.</summary>
    internal const int MaximumOrder = 16;

    // The bilinear transform is done at a rate of 2, as scipy does it, so that roundings agree too.
    private const double BilinearScale = 4;

    /// <summary>Designs a band-pass; -3 dB at both edges.</summary>
    /// <param name="order">Order of the low-pass prototype, even: the band-pass has as many sections.</param>
    /// <param name="lowHz">Lower edge in hertz.</param>
    /// <param name="highHz">Upper edge in hertz.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    /// <returns><paramref name="order"/> sections.</returns>
    /// <exception cref="SettingsException">The order is odd or out of range, or the edges are not 0 &lt; low &lt; high &lt; rate / 2.</exception>
    public static SecondOrderSection[] BandPass(int order, double lowHz, double highHz, double rateHz)
    {
        CheckOrder(order);
        CheckEdge("lower edge", lowHz, rateHz);
        CheckEdge("upper edge", highHz, rateHz);
        if (lowHz >= highHz)
        {
            throw new SettingsException(
                $"The lower edge of the band-pass ({Text(lowHz)} Hz) is not below its upper edge ({Text(highHz)} Hz).",
                "Give the edges as LOW-HIGH with LOW below HIGH.");
        }

        var low = Warp(lowHz, rateHz);
        var high = Warp(highHz, rateHz);
        var width = high - low;
        var centreSquared = low * high;
        var poles = new List<Complex>(2 * order);
        foreach (var pole in PrototypePoles(order))
        {
            var half = pole * (width / 2);
            var root = Complex.Sqrt((half * half) - centreSquared);
            poles.Add(half + root);
            poles.Add(half - root);
        }

        // Each prototype pole brings one zero to s = 0 (z = 1) and one to infinity (z = -1).
        var gain = Math.Pow(width, order) * Math.Pow(BilinearScale, order);
        return Sections(poles, gain, zerosAtOne: order, zerosAtMinusOne: order, Describe("band-pass", order, $"{Text(lowHz)}-{Text(highHz)}", rateHz));
    }

    /// <summary>Designs a high-pass; -3 dB at its edge.</summary>
    /// <param name="order">Order, even.</param>
    /// <param name="lowHz">Edge in hertz.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    /// <returns><paramref name="order"/> / 2 sections.</returns>
    /// <exception cref="SettingsException">The order is odd or out of range, or the edge does not lie between 0 and rate / 2.</exception>
    public static SecondOrderSection[] HighPass(int order, double lowHz, double rateHz)
    {
        CheckOrder(order);
        CheckEdge("lower edge", lowHz, rateHz);
        var edge = Warp(lowHz, rateHz);
        var poles = PrototypePoles(order).Select(pole => edge / pole).ToList();
        return Sections(poles, Math.Pow(BilinearScale, order), zerosAtOne: order, zerosAtMinusOne: 0, Describe("high-pass", order, Text(lowHz), rateHz));
    }

    /// <summary>Designs a low-pass; -3 dB at its edge.</summary>
    /// <param name="order">Order, even.</param>
    /// <param name="highHz">Edge in hertz.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    /// <returns><paramref name="order"/> / 2 sections.</returns>
    /// <exception cref="SettingsException">The order is odd or out of range, or the edge does not lie between 0 and rate / 2.</exception>
    public static SecondOrderSection[] LowPass(int order, double highHz, double rateHz)
    {
        CheckOrder(order);
        CheckEdge("upper edge", highHz, rateHz);
        var edge = Warp(highHz, rateHz);
        var poles = PrototypePoles(order).Select(pole => edge * pole).ToList();
        return Sections(poles, Math.Pow(edge, order), zerosAtOne: 0, zerosAtMinusOne: order, Describe("low-pass", order, Text(highHz), rateHz));
    }

    /// <summary>Poles of the analogue low-pass with its edge at 1 rad/s.</summary>
    private static IEnumerable<Complex> PrototypePoles(int order)
    {
        for (var m = 1 - order; m < order; m += 2)
        {
            yield return -Complex.Exp(new Complex(0, Math.PI * m / (2 * order)));
        }
    }

    /// <summary>The analogue frequency that the bilinear transform maps to <paramref name="hz"/>.</summary>
    private static double Warp(double hz, double rateHz) => BilinearScale * Math.Tan(Math.PI * hz / rateHz);

    private static SecondOrderSection[] Sections(List<Complex> analogPoles, double analogGain, int zerosAtOne, int zerosAtMinusOne, string description)
    {
        var denominator = Complex.One;
        foreach (var pole in analogPoles)
        {
            denominator *= BilinearScale - pole;
        }

        // Poles come in conjugate pairs, none real at even order: one of each pair stands for both. Slowest first.
        var poles = new List<Complex>(analogPoles.Count / 2);
        foreach (var analog in analogPoles)
        {
            if (analog.Imaginary > 0)
            {
                var pole = (BilinearScale + analog) / (BilinearScale - analog);
                var place = poles.FindIndex(other => Speed(other) > Speed(pole));
                poles.Insert(place < 0 ? poles.Count : place, pole);
            }
        }

        var sections = new SecondOrderSection[poles.Count];
        for (var i = 0; i < poles.Count; i++)
        {
            var first = TakeNearest(poles[i], ref zerosAtOne, ref zerosAtMinusOne);
            var second = TakeNearest(poles[i], ref zerosAtOne, ref zerosAtMinusOne);
            var (real, imaginary) = (poles[i].Real, poles[i].Imaginary);
            sections[^(i + 1)] = new SecondOrderSection(1, -(first + second), first * second, -2 * real, (real * real) + (imaginary * imaginary));
        }

        var gain = analogGain / denominator.Real;
        sections[0] = sections[0] with { B0 = sections[0].B0 * gain, B1 = sections[0].B1 * gain, B2 = sections[0].B2 * gain };
        if (!double.IsFinite(gain) || gain == 0 || !Array.TrueForAll(sections, section => section.IsStable))
        {
            throw new SettingsException(
                $"The {description} is not stable in double precision: its edges lie too close to 0 Hz, to half the rate or to each other.",
                "Widen the band or lower the order.");
        }

        return sections;
    }

    /// <summary>How far a pole lies from the unit circle.</summary>
    private static double Speed(Complex pole) => Math.Abs(1 - Complex.Abs(pole));

    private static double TakeNearest(Complex pole, ref int zerosAtOne, ref int zerosAtMinusOne)
    {
        if (zerosAtMinusOne == 0 || (zerosAtOne > 0 && pole.Real > 0))
        {
            zerosAtOne--;
            return 1;
        }

        zerosAtMinusOne--;
        return -1;
    }

    private static void CheckOrder(int order)
    {
        if (order < 2 || order > MaximumOrder || order % 2 != 0)
        {
            throw new SettingsException(
                $"The filter order {order.ToString(CultureInfo.InvariantCulture)} is not an even number from 2 to {MaximumOrder.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static void CheckEdge(string name, double hz, double rateHz)
    {
        if (!(hz > 0 && hz < rateHz / 2))
        {
            throw new SettingsException(
                $"The {name} {Text(hz)} Hz does not lie between 0 Hz and half the sampling rate ({Text(rateHz / 2)} Hz).");
        }
    }

    private static string Describe(string kind, int order, string edges, double rateHz) =>
        $"{kind} of order {order.ToString(CultureInfo.InvariantCulture)} at {edges} Hz for a sampling rate of {Text(rateHz)} Hz";

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
