using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Tests.Shared;

/// <summary>Compares what a source gives of several places at once with what it gives of one after the other.</summary>
internal static class StretchReading
{
    /// <summary>Reads at random places: all channels at one, one channel at eight, any mixture, also lanes without a start.</summary>
    /// <param name="source">The source.</param>
    /// <param name="channelCount">Number of its channels.</param>
    /// <param name="sampleCount">Samples that all channels have.</param>
    /// <param name="mostRows">Rows read at once at the most.</param>
    public static void AssertSame(LaneSource source, int channelCount, long sampleCount, int mostRows)
    {
        var random = new Random(3);
        var one = new double[mostRows * Lanes.Count];
        var all = new double[mostRows * Lanes.Count];
        for (var trial = 0; trial < 40; trial++)
        {
            var rows = random.Next(1, (int)Math.Min(mostRows, sampleCount) + 1);
            var starts = new LaneStart[random.Next(Lanes.Count + 1)];
            var places = Enumerable.Range(0, trial % 3 == 0 ? 1 : Lanes.Count).Select(_ => random.NextInt64(sampleCount - rows + 1)).ToArray();
            for (var lane = 0; lane < starts.Length; lane++)
            {
                starts[lane] = new LaneStart(random.Next(channelCount), places[random.Next(places.Length)]);
            }

            // Reading on from there, as an analysis does, after the jump.
            for (var step = 0; step < 3 && Array.TrueForAll(starts, start => start.FirstSample + rows <= sampleCount); step++)
            {
                all.AsSpan().Fill(double.NaN);
                source.Read(starts, all.AsSpan(0, rows * Lanes.Count));
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    one.AsSpan().Clear();
                    if (lane < starts.Length)
                    {
                        source.Read(starts[lane].FirstSample, one.AsSpan(0, rows * Lanes.Count));
                    }

                    for (var row = 0; row < rows; row++)
                    {
                        Assert.Equal(lane < starts.Length ? one[(row * Lanes.Count) + starts[lane].Channel] : 0, all[(row * Lanes.Count) + lane]);
                    }
                }

                starts = Array.ConvertAll(starts, start => start with { FirstSample = start.FirstSample + rows });
            }
        }

        Assert.Throws<ArgumentException>(() => source.Read(new LaneStart[Lanes.Count + 1], one.AsSpan(0, Lanes.Count)));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read([new LaneStart(0, 0), new LaneStart(0, sampleCount)], one.AsSpan(0, Lanes.Count)));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read([new LaneStart(0, 0), new LaneStart(0, -1)], one.AsSpan(0, Lanes.Count)));
    }
}
