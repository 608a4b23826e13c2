using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using EmgTool.Core.Tests.Filtering;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData(nameof(Conditioning.Rectify), 0, 1, 1000)]
    [InlineData(nameof(Conditioning.Square), 0, 8, 1000)]
    [InlineData(nameof(Conditioning.Rectify), 50, 1, 1000)]
    [InlineData(nameof(Conditioning.Rectify), 50, 51, 2000)]
    [InlineData(nameof(Conditioning.Teager), 30, 20, 2000)]
    [InlineData(nameof(Conditioning.Teager), 0, 1, 10_000)]
    public void Is_the_definition_written_out(string conditioning, double lowPassHz, int window, int rate)
    {
        var kind = Enum.Parse<Conditioning>(conditioning);
        var band = new NoiseBand(new SamplingRate(rate), 20, 450);
        var samples = TestSignals.Noise(1300, 1);
        var envelope = new Envelope(kind, band, lowPassHz, window);

        var values = Run(envelope, samples);

        var expected = Expected(kind, band, lowPassHz, window, samples, envelope.NoiseMean);
        Assert.Equal(samples.Length, values.Count);
        Assert.All(Enumerable.Range(0, values.Count), i => Assert.Equal(expected[i], values[i], 12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Gives_as_many_values_as_samples_however_few(int count) =>
        Assert.Equal(count, Run(new Envelope(Conditioning.Teager, BandLimited.Surface, 50, 100), TestSignals.Noise(count, 2)).Count);

    [Fact]
    public void The_Teager_Kaiser_energy_is_that_of_the_reference_computation()
    {
        // numpy, of the formula that the filter tests use too; it repeats the first and last value, which are left out here.
        double[] expected =
        [
            -1.6173250265850072, 2.2627901600457037, 0.5364269803696473, 1.2710507013579289, 2.449359345191752, -34.536318336393684,
            39.84745775087695, 31.52531045064954, 21.465384693298578, 33.663954849562415, 1.4600974477896358, 0.7307923503685743,
        ];
        int[] at = [2, 10, 100, 500, 899, 900, 905, 950, 999, 1000, 1500, 1998];
        var input = ScipyReference.Input();

        var values = Run(new Envelope(Conditioning.Teager, Methods.White), [.. Enumerable.Range(0, 2000).Select(n => input[8 * n])]);

        Assert.All(Enumerable.Range(0, at.Length), i => Assert.Equal(expected[i], values[at[i]], 9));
    }

    [Theory]
    [InlineData(nameof(Conditioning.Rectify))]
    [InlineData(nameof(Conditioning.Square))]
    [InlineData(nameof(Conditioning.Teager))]
    public void Noise_has_the_mean_and_the_spread_that_it_says(string conditioning)
    {
        var envelope = new Envelope(Enum.Parse<Conditioning>(conditioning), BandLimited.Surface, 50, 60);
        var unaveraged = new Envelope(Enum.Parse<Conditioning>(conditioning), BandLimited.Surface, 50);

        var (values, sharp) = (Run(envelope, BandLimited.FiveMinutes), Run(unaveraged, BandLimited.FiveMinutes));

        Assert.InRange(values.Average() / envelope.NoiseMean, 0.99, 1.01);
        Assert.InRange(Spread(values) / envelope.AverageDeviation, 0.95, 1.05);
        Assert.InRange(Spread(sharp) / envelope.NoiseDeviation, 0.97, 1.03);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void The_spread_is_that_of_the_weights_written_out(int window)
    {
        var band = BandLimited.Surface;
        var kernel = LowPassKernel.Design(200, 2000);
        double[] weights = [.. Enumerable.Range(0, kernel.Length + window - 1)
            .Select(i => Enumerable.Range(0, window).Sum(j => i - j >= 0 && i - j < kernel.Length ? kernel[i - j] / window : 0))];
        var variance = Enumerable.Range(0, weights.Length).Sum(i => Enumerable.Range(0, weights.Length).Sum(j => weights[i] * weights[j] * band.RectifiedCovariance(Math.Abs(i - j))));

        Assert.Equal(Math.Sqrt(variance), new Envelope(Conditioning.Rectify, band, 200, window).AverageDeviation, 12);
    }

    [Theory]
    [InlineData(50, 2000)]
    [InlineData(30, 1000)]
    [InlineData(500, 4000)]
    public void The_low_pass_has_its_cutoff_no_phase_and_keeps_a_constant(double cutoffHz, double rateHz)
    {
        var weights = LowPassKernel.Design(cutoffHz, rateHz);

        Assert.Equal(1, weights.Sum(), 12);
        Assert.Equal(weights, weights.Reverse());
        Assert.All(weights, weight => Assert.True(weight > 0));
        var amplitude = Enumerable.Range(0, weights.Length).Sum(i => weights[i] * Math.Cos(2 * Math.PI * cutoffHz / rateHz * (i - (weights.Length / 2))));
        Assert.Equal(Math.Sqrt(0.5), amplitude, 3);
    }

    private static List<double> Run(Envelope envelope, double[] samples)
    {
        var values = new List<double>();
        envelope.Begin();
        for (var at = 0; at < samples.Length; at += Envelope.Block)
        {
            values.AddRange(envelope.Process(samples.AsSpan(at, Math.Min(Envelope.Block, samples.Length - at))));
        }

        values.AddRange(envelope.Complete());
        return values;
    }

    private static double[] Expected(Conditioning kind, NoiseBand band, double lowPassHz, int window, double[] samples, double outside)
    {
        var step = (int)(band.Rate.Hertz / 1000);
        double[] kernel = lowPassHz > 0 ? LowPassKernel.Design(lowPassHz, band.Rate.Hertz) : [1];
        var smooth = Enumerable.Range(0, samples.Length).Select(i => Enumerable.Range(0, kernel.Length).Sum(j => kernel[j] * Conditioned(i + j - (kernel.Length / 2)))).ToArray();
        return [.. Enumerable.Range(0, samples.Length).Select(i => Enumerable.Range(i - (window / 2), window).Average(j => j < 0 || j >= samples.Length ? outside : smooth[j]))];

        double Conditioned(int i) => i < 0 || i >= samples.Length ? outside
            : kind == Conditioning.Rectify ? Math.Abs(samples[i])
            : kind == Conditioning.Square ? samples[i] * samples[i]
            : i < step || i >= samples.Length - step ? outside
            : (samples[i] * samples[i]) - (samples[i - step] * samples[i + step]);
    }

    private static double Spread(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
