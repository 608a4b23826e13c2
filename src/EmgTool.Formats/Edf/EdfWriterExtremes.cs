using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>Finds the least and the greatest value of channels by reading them once.</summary>
internal static class EdfWriterExtremes
{
    private const int RowsPerRead = 8192;

    /// <summary>The extremes of each channel; 0 and 0 for a channel without samples.</summary>
    public static (double Minimum, double Maximum)[] Find(RecordingReader reader, IReadOnlyList<Channel> channels, CancellationToken cancellation)
    {
        var extremes = new (double Minimum, double Maximum)[channels.Count];
        var lanes = new double[RowsPerRead * Lanes.Count];
        Span<double> minima = stackalloc double[Lanes.Count];
        Span<double> maxima = stackalloc double[Lanes.Count];
        foreach (var group in ChannelGroups.Of(channels))
        {
            using var source = reader.Open([.. group.Select(position => channels[position])]);
            var samples = channels[group[0]].SampleCount;
            minima.Fill(double.PositiveInfinity);
            maxima.Fill(double.NegativeInfinity);
            for (var first = 0L; first < samples; first += RowsPerRead)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = lanes.AsSpan(0, (int)Math.Min(RowsPerRead, samples - first) * Lanes.Count);
                source.Read(first, rows);
                for (var i = 0; i < rows.Length; i++)
                {
                    var lane = i % Lanes.Count;
                    minima[lane] = Math.Min(minima[lane], rows[i]);
                    maxima[lane] = Math.Max(maxima[lane], rows[i]);
                }
            }

            for (var lane = 0; lane < group.Length && samples > 0; lane++)
            {
                extremes[group[lane]] = (minima[lane], maxima[lane]);
            }
        }

        return extremes;
    }
}
