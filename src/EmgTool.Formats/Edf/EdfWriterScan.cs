using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>Reads channels once to learn what range they need and what resolution.</summary>
internal static class EdfWriterScan
{
    private const int RowsPerRead = 8192;

    /// <summary>The spread of each channel.</summary>
    /// <param name="reader">The recording.</param>
    /// <param name="channels">Channels with samples.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two reads.</param>
    public static EdfWriterSpread[] Run(RecordingReader reader, IReadOnlyList<Channel> channels, IProgress<double>? progress, CancellationToken cancellation)
    {
        var spreads = new EdfWriterSpread[channels.Count];
        var lanes = new double[RowsPerRead * Lanes.Count];
        var (total, done) = (channels.Sum(channel => channel.SampleCount), 0L);
        foreach (var group in ChannelGroups.Of(channels))
        {
            using var source = reader.Open([.. group.Select(position => channels[position])]);
            var found = Enumerable.Repeat(EdfWriterSpread.None, group.Length).ToArray();
            foreach (var segment in channels[group[0]].Segments)
            {
                for (var first = segment.FirstSample; first < segment.EndSample; first += RowsPerRead)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var rows = (int)Math.Min(RowsPerRead, segment.EndSample - first);
                    source.Read(first, lanes.AsSpan(0, rows * Lanes.Count));
                    for (var lane = 0; lane < group.Length; lane++)
                    {
                        found[lane] = found[lane].With(lanes.AsSpan(0, rows * Lanes.Count), lane);
                    }

                    progress?.Report((done += rows * group.Length) / (double)total);
                }
            }

            for (var lane = 0; lane < group.Length; lane++)
            {
                spreads[group[lane]] = found[lane];
            }
        }

        return spreads;
    }
}
