using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

public sealed class PortableMathTests
{
    [Fact]
    public void Exponential_agrees_with_the_library_within_rounding()
    {
        for (var x = -600.0; x < 600; x += 0.37)
        {
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 2e-15);
        }

        Assert.Equal(1, PortableMath.Exp(0));
    }

    [Fact]
    public void Logarithm_agrees_with_the_library_within_rounding()
    {
        for (var x = 1e-9; x < 1e9; x *= 1.013)
        {
            Assert.Equal(Math.Log(x), PortableMath.Log(x), Math.Max(1, Math.Abs(Math.Log(x))) * 1e-15);
        }

        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void Sine_and_cosine_agree_with_the_library_at_any_number_of_turns()
    {
        for (var turns = -3.0; turns < 3; turns += 0.00137)
        {
            var (sin, cos) = PortableMath.SinCosTurns(turns);
            Assert.Equal(Math.Sin(2 * Math.PI * turns), sin, 5e-15);
            Assert.Equal(Math.Cos(2 * Math.PI * turns), cos, 5e-15);
        }
    }

    [Fact]
    public void Quarter_turns_are_exact()
    {
        Assert.Equal((0, 1), PortableMath.SinCosTurns(0));
        Assert.Equal((1, 0), PortableMath.SinCosTurns(0.25));
        Assert.Equal((0, -1), PortableMath.SinCosTurns(0.5));
        Assert.Equal((-1, 0), PortableMath.SinCosTurns(-0.25));
    }
}
