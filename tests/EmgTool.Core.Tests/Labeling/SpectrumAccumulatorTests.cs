using System.Numerics;
using EmgTool.Core.Labeling;
using MathNet.Numerics.IntegralTransforms;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class SpectrumAccumulatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(767)]
    [InlineData(768)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void Is_the_spectrum_by_the_definition_of_Welch_in_any_parts(int count)
    {
        double[] noise = [.. TestSignals.Noise(count + 1, count)];
        double[] samples = [.. Enumerable.Range(1, count).Select(i => noise[i] + (0.9 * noise[i - 1]))];
        var (mean, median) = Welch(samples, 512, 2000, 20, 450);
        foreach (var part in new[] { 1, 100, 513, 5000 })
        {
            var spectrum = new SpectrumAccumulator(2000);
            foreach (var chunk in samples.Chunk(part))
            {
                spectrum.Add(chunk);
            }

            var result = spectrum.Result(20, 450);

            Assert.Equal(mean, result.MeanHz, 1e-9);
            Assert.Equal(median, result.MedianHz, 1e-9);
        }
    }

    private static (double Mean, double Median) Welch(double[] samples, int length, double rate, double low, double high)
    {
        var power = new double[length / 2];
        if (samples.Length < length)
        {
            Add([.. samples, .. new double[length - samples.Length]]);
        }

        for (var first = 0; first + length <= samples.Length; first += length / 2)
        {
            Add([.. Enumerable.Range(0, length).Select(i => samples[first + i] * Math.Pow(Math.Sin(Math.PI * (i + 0.5) / length), 2))]);
        }

        var bins = Enumerable.Range(0, power.Length).Where(i => i * rate / length >= low && i * rate / length <= high).ToArray();
        var total = bins.Sum(i => power[i]);
        var half = total / 2;
        var middle = bins.First(i => (half -= power[i]) <= 0);
        return (bins.Sum(i => power[i] * i) / total * rate / length, (middle + 0.5 + (half / power[middle])) * rate / length);

        void Add(double[] window)
        {
            Complex[] values = [.. window.Select(value => new Complex(value, 0))];
            Fourier.Forward(values, FourierOptions.NoScaling);
            for (var i = 0; i < power.Length; i++)
            {
                power[i] += (values[i] * Complex.Conjugate(values[i])).Real;
            }
        }
    }
}
