using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

/// <summary>Feature vectors drawn from the percentiles 1, 5, 50, 95 and 99 that a prototype measured on simulated recordings of known classes
/// (3,900 events at 2 kHz), each feature on its own, which is harsher than the true joint distribution.</summary>
public sealed class ClassFeatureTests
{
    private const int Count = 2000;
    private static readonly double[] Levels = [0.01, 0.05, 0.50, 0.95, 0.99];

    [Fact]
    public void Jerks_are_labelled_as_jerks() => AssertLabels("myoclonic jerk", spacing: 1.3, 0.95, (random, onset) => Burst(
        onset,
        Draw(random, 0.031, 0.042, 0.129, 0.231, 0.245),
        (int)Math.Round(Draw(random, 2, 3, 8, 14, 16)),
        1000 / Draw(random, 9, 10, 14, 20, 25),
        Draw(random, 0.24, 0.29, 0.46, 0.79, 1.0),
        Draw(random, 0.72, 0.79, 0.91, 0.99, 1.0)));

    [Fact]
    public void Unit_potentials_are_labelled_as_fasciculations() => AssertLabels("fasciculation", spacing: 1.1, 0.95, (random, onset) => Burst(
        onset, Draw(random, 0.005, 0.006, 0.008, 0.014, 0.016), spikes: 1, double.NaN, double.NaN, Draw(random, 0.53, 0.67, 0.89, 1, 1)));

    [Fact]
    public void Groups_are_labelled_as_a_myokymic_train() => AssertLabels("myokymic train", spacing: 1.2, 0.95, (random, onset) => Burst(
        onset,
        Draw(random, 0.051, 0.055, 0.147, 0.232, 0.239),
        (int)Math.Round(Draw(random, 3, 3, 6, 10, 10)),
        1000 / Draw(random, 23, 23.5, 25, 26.5, 27),
        Draw(random, 0.86, 0.92, 0.98, 0.99, 1.0),
        Draw(random, 0.21, 0.25, 0.31, 0.38, 0.42)));

    [Fact]
    public void Sustained_activity_is_labelled_as_a_cramp() => AssertLabels("cramp", spacing: 30, 0.95, (random, onset) => Burst(
        onset, Draw(random, 2.3, 2.7, 11.6, 18.6, 19.7), spikes: 500, 80, double.NaN, Draw(random, 0.89, 0.90, 0.94, 0.95, 0.95)));

    private static void AssertLabels(string expected, double spacing, double share, Func<Random, double, MeasuredBurst> draw)
    {
        var random = new Random(20240611);
        var bursts = new MeasuredBurst[Count];
        for (var i = 0; i < Count; i++)
        {
            bursts[i] = draw(random, 1 + (spacing * (i + (0.2 * random.NextDouble()))));
        }

        var right = Label(bursts).Count(b => string.Equals(b.Decision.Label, expected, StringComparison.Ordinal));
        Assert.InRange(right, share * Count, Count);
    }

    /// <summary>Inverse of a distribution function that is straight between the percentiles and ends at the outer ones.</summary>
    private static double Draw(Random random, params ReadOnlySpan<double> percentiles)
    {
        var u = random.NextDouble();
        var next = 1;
        while (next < Levels.Length - 1 && Levels[next] < u)
        {
            next++;
        }

        var share = Math.Clamp((u - Levels[next - 1]) / (Levels[next] - Levels[next - 1]), 0, 1);
        return percentiles[next - 1] + (share * (percentiles[next] - percentiles[next - 1]));
    }
}
