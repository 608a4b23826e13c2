using System.Numerics;
using EmgTool.Core.Labeling;
using MathNet.Numerics.IntegralTransforms;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class FourierTransformTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(512)]
    [InlineData(4096)]
    public void Agrees_with_a_library(int length)
    {
        Complex[] values = [.. TestSignals.Noise(length, length).Select((value, i) => new Complex(value, i % 7))];
        double[] power = [.. Enumerable.Repeat(3.0, length)];

        var transform = new FourierTransform(length);
        transform.AddPower([.. values.Select(value => value.Real)], [.. values.Select(value => value.Imaginary)], power);

        Fourier.Forward(values, FourierOptions.NoScaling);
        var largest = values.Max(value => value.Magnitude);
        for (var i = 0; i < length; i++)
        {
            Assert.Equal((values[i].Magnitude * values[i].Magnitude) + 3, power[transform.Place(i)], 1e-14 * largest * largest);
        }
    }
}
