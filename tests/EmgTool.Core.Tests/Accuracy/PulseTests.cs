using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class PulseTests
{
    [Fact]
    public void Every_envelope_and_waveform_first_reaches_10_percent_at_0_and_last_leaves_it_at_1()
    {
        foreach (var pulse in Envelopes.All.Concat(Potentials.All))
        {
            // Closer to the edge than the eye or a sample: a thousandth of the duration.
            Assert.True(Math.Abs(pulse.At(0.001)) >= 0.1 && Math.Abs(pulse.At(0.999)) >= 0.1, pulse.Name);
            Assert.All(Enumerable.Range(1, 2000), i => Assert.True(Math.Abs(pulse.At(-i * 0.001)) < 0.1 && Math.Abs(pulse.At(1 + (i * 0.001))) < 0.1, pulse.Name));
            Assert.InRange(Enumerable.Range(0, 10_001).Max(i => Math.Abs(pulse.At(i / 1e4))), 0.999, 1);
        }
    }

    // sin(pi x) is 0.1 at x = 0.031884 and 1 - x: the middle half of its 10 % width, from a quarter to three quarters, lies at sin(pi (x + 0.25 (1 - 2x))).
    [Fact]
    public void The_half_sine_is_one()
    {
        const double Foot = 0.031884;
        Assert.Equal(Math.Sin(Math.PI * (Foot + (0.25 * (1 - (2 * Foot))))), Envelopes.HalfSine.At(0.25), 1e-3);
        Assert.Equal(-Foot / (1 - (2 * Foot)), Envelopes.HalfSine.From, 1e-3);
        Assert.Equal(Envelopes.HalfSine.At(0.3), Envelopes.HalfSine.At(0.7), 1e-3);
    }

    [Fact]
    public void The_triangle_and_the_gamma_rise_faster_than_they_fall()
    {
        Assert.InRange(PeakPlace(Envelopes.Triangle), 0.2, 0.3);
        Assert.InRange(PeakPlace(Envelopes.Gamma), 0.15, 0.25);
    }

    // Numbers of phases, between changes of sign, that rise above 10 % of the peak: the third one of a muscle fibre's does not.
    [Fact]
    public void Waveforms_have_two_or_three_phases()
    {
        Assert.Equal([2, 3, 2, 2, 3], Potentials.All.Select(pulse =>
        {
            int[] signs = [.. Enumerable.Range(1, 999).Select(i => pulse.At(i / 1e3)).Where(value => Math.Abs(value) > 0.1).Select(Math.Sign)];
            return 1 + signs.Zip(signs.Skip(1)).Count(pair => pair.First != pair.Second);
        }));
    }

    [Fact]
    public void Is_added_where_and_as_large_as_asked()
    {
        var signal = new double[100];
        Envelopes.Rectangular.AddTo(signal, 1000, onset: 0.0205, duration: 0.01, amplitude: 3);
        Envelopes.Rectangular.AddTo(signal, 1000, onset: 0.0905, duration: 0.1, amplitude: -1);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i is > 20 and < 31 ? 3.0 : i > 90 ? -1 : 0), signal);
    }

    private static double PeakPlace(Pulse pulse) => Enumerable.Range(0, 1001).MaxBy(i => pulse.At(i / 1e3)) / 1e3;
}
