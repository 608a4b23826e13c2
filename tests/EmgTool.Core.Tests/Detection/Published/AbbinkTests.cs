using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class AbbinkTests
{
    private const int Count = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Edges_are_where_low_values_are_best_parted_from_high_ones(int seed)
    {
        var signal = TestSignals.Louder(TestSignals.Noise(3000, seed), 1000, 500, 5);
        var envelope = new Envelope(Conditioning.Rectify, Methods.White, 30);
        envelope.Begin();
        var values = new List<double>();
        for (var at = 0; at < signal.Length; at += 500)
        {
            values.AddRange(envelope.Process(signal.AsSpan(at, 500)));
        }

        values.AddRange(envelope.Complete());
        var alarm = envelope.NoiseMean + (5 * envelope.NoiseDeviation);
        var onsetAlarm = values.FindIndex(value => value >= alarm);

        var burst = Methods.Create("abbink", Methods.White).Detect(signal)[0];

        Assert.Equal(Best(values, envelope, onsetAlarm, 1), burst.Onset);
    }

    [Fact]
    public void The_offset_is_the_onset_of_the_signal_read_backward()
    {
        // Symmetric and without chance.
        var signal = new double[2000];
        Array.Fill(signal, 6, 800, 400);

        var burst = Assert.Single(Methods.Create("abbink", Methods.White).Detect(signal));

        Assert.Equal(2000 - burst.Onset, burst.Offset);
    }

    /// <summary>The low-pass reaches 848 samples at 48 kHz, so that the end of a stretch brings more values at once than it does otherwise.</summary>
    [Fact]
    public void The_end_of_a_stretch_changes_nothing_at_a_high_rate()
    {
        var band = new NoiseBand(new SamplingRate(48_000), 20, 450);
        for (var quiet = 0; quiet < 4800; quiet += 100)
        {
            var signal = new double[24_000];
            Array.Fill(signal, 6, signal.Length - quiet - 9600, 9600);
            var longer = new double[48_000];
            Array.Fill(longer, NoiseBand.RectifiedMean);
            signal.CopyTo(longer.AsSpan());

            var expected = Assert.Single(Methods.Create("abbink", band).Detect(longer));

            Assert.Equal(expected with { Offset = Math.Min(expected.Offset, signal.Length) }, Assert.Single(Methods.Create("abbink", band).Detect(signal)));
        }
    }

    /// <summary>The transition index of the paper for each place within a window of the alarm, counted one by one.</summary>
    private static int Best(List<double> values, Envelope envelope, int alarm, int sign)
    {
        var level = envelope.NoiseMean + (3 * envelope.NoiseDeviation);
        return Enumerable.Range(alarm - Count, (2 * Count) + 1).MaxBy(at =>
            sign * (Enumerable.Range(at - Count, Count).Count(i => values[i] <= level) + Enumerable.Range(at, Count).Count(i => values[i] > level)));
    }
}
