using System.Diagnostics;
using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats;

namespace EmgTool.Benchmarks;

/// <summary>Opens a recording and reads all its samples in physical units, as <c>analyze</c> does, some times over: for comparison with other readers on the same file.</summary>
internal static class ReadingRounds
{
    private const int BlockRows = 2048;

    /// <summary>Prints the seconds of each round and a sum of the samples, which another reader must give as well.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="rounds">Number of rounds.</param>
    public static void Run(string path, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var sum = Sum(path);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R} {sum:R}"));
        }
    }

    private static double Sum(string path)
    {
        using var reader = RecordingFile.Open(path, new ReadOptions());
        var block = new double[BlockRows * Lanes.Count];
        var sums = new double[Lanes.Count];
        foreach (var group in ChannelGroups.Of(reader.Recording.Channels))
        {
            var channels = group.Select(position => reader.Recording.Channels[position]).ToArray();
            using var source = reader.Open(channels);
            for (var first = 0L; first < channels[0].SampleCount; first += BlockRows)
            {
                var lanes = block.AsSpan(0, (int)Math.Min(BlockRows, channels[0].SampleCount - first) * Lanes.Count);
                source.Read(first, lanes);
                for (var i = 0; i < lanes.Length; i++)
                {
                    sums[i % Lanes.Count] += lanes[i];
                }
            }
        }

        return sums.Sum();
    }
}
