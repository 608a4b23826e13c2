using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class EnergySpanTests
{
    [Fact]
    public void Says_what_looking_at_each_value_says()
    {
        for (var length = 1; length <= 100; length++)
        {
            // Rounded, so that values repeat and meet the level; of a spread that leaves long runs on either side of it.
            double[] energy = [.. TestSignals.Noise(length, length).Select((value, i) => Math.Abs(Math.Round(value * 2)) + (i % 40 < 20 ? 0 : 2))];
            foreach (var level in new[] { -1.0, 0, 1, 2, 9 })
            {
                Assert.Equal(energy.Sum(), EnergySpan.Sum(energy), 1e-9);
                Assert.Equal(energy.Average(), EnergySpan.Mean(energy), 1e-12);
                Assert.Equal(energy.Max(), EnergySpan.Largest(energy));
                Assert.Equal(energy.Min(), EnergySpan.Smallest(energy));
                Assert.Equal(energy.Count(value => value > level), EnergySpan.CountAbove(energy, level));
                Assert.Equal(Array.FindLastIndex(energy, value => value > level), EnergySpan.LastAbove(energy, level));
                for (var start = 0; start <= length; start++)
                {
                    var rest = energy.Skip(start).ToList();
                    Assert.Equal(start + rest.TakeWhile(value => value <= level).Count(), EnergySpan.NextAbove(energy, start, level));
                    Assert.Equal(start + rest.TakeWhile(value => value > level).Count(), EnergySpan.NextNotAbove(energy, start, level));
                    Assert.Equal(start - energy.Take(start).Reverse().TakeWhile(value => value > level).Count(), EnergySpan.RunStart(energy, start, level));
                }
            }
        }
    }
}
