using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Tests;

/// <summary>All samples of a channel, the plain way.</summary>
internal static class Samples
{
    /// <summary>Reads a channel from its first to its last sample.</summary>
    /// <param name="reader">The open recording.</param>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="blockRows">Rows that are read at a time.</param>
    public static double[] Of(RecordingReader reader, int channel = 0, int blockRows = 1000)
    {
        var described = reader.Recording.Channels[channel];
        using var source = reader.Open([described]);
        var values = new double[described.SampleCount];
        var block = new double[blockRows * Lanes.Count];
        for (var first = 0; first < values.Length; first += blockRows)
        {
            var rows = Math.Min(blockRows, values.Length - first);
            source.Read(first, block.AsSpan(0, rows * Lanes.Count));
            for (var row = 0; row < rows; row++)
            {
                values[first + row] = block[row * Lanes.Count];
            }
        }

        return values;
    }
}
