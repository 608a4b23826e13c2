using System.Numerics;
using EmgTool.Core.Labeling;
using MathNet.Numerics.IntegralTransforms;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class FourierTransformTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(512)]
    public void Agrees_with_a_library(int length)
    {
        Complex[] values = [.. TestSignals.Noise(length, length).Select((value, i) => new Complex(value, i % 7))];
        var expected = (Complex[])values.Clone();
        Fourier.Forward(expected, FourierOptions.NoScaling);

        new FourierTransform(length).Forward(values);

        Assert.All(values.Zip(expected), pair => Assert.Equal(0, (pair.First - pair.Second).Magnitude, 1e-10 * length));
    }
}
