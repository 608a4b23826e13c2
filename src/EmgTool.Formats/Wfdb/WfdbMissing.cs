using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Finds the samples that are no measurement, in one pass over a file.</summary>
internal sealed class WfdbMissing
{
    private readonly int[] _samples = new int[WfdbSignalFile.MaximumSamples];
    private readonly byte[] _bytes = new byte[WfdbSignalFile.MaximumBytes];
    private int _gaps;

    /// <summary>Looks through the file of some tracks.</summary>
    /// <param name="tracks">All tracks of one file, in its order.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">Too many gaps.</exception>
    public void Find(IReadOnlyList<WfdbTrack> tracks, CancellationToken cancellation)
    {
        var file = tracks[0].File;
        var end = tracks.Where(track => track.FrameCount > 0).Select(track => track.FrameCount + track.Signal.Skew).DefaultIfEmpty(0).Max() * file.FrameSamples;
        for (var first = 0L; first < end; first += WfdbSignalFile.MaximumSamples)
        {
            cancellation.ThrowIfCancellationRequested();
            var samples = _samples.AsSpan(0, (int)Math.Min(WfdbSignalFile.MaximumSamples, end - first));
            file.Read(first, samples, _bytes);
            for (var at = 0; samples[at..].IndexOf(file.Format.Missing) is var found and >= 0;)
            {
                at += found;
                Add(tracks, first + at);
                if (++at == samples.Length)
                {
                    break;
                }
            }
        }
    }

    private void Add(IReadOnlyList<WfdbTrack> tracks, long sample)
    {
        var (frame, inFrame) = Math.DivRem(sample, tracks[0].File.FrameSamples);
        var (low, high) = (0, tracks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = tracks[middle].OffsetInFrame <= inFrame ? (middle, high) : (low, middle - 1);
        }

        var track = tracks[low];
        var index = (frame * track.Signal.SamplesPerFrame) + inFrame - track.OffsetInFrame;
        if (track.Missing.Count > 0 && track.Missing[^1].End == index)
        {
            track.Missing[^1] = (track.Missing[^1].First, index + 1);
            return;
        }

        track.Missing.Add((index, index + 1));
        if (++_gaps > RecordingLimits.MostGaps)
        {
            throw new RecordingException("TOO_MANY_GAPS", string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(track.File.Path)}: more than {RecordingLimits.MostGaps} gaps (samples of the value that stands for a missing one); the format stated for the file may be wrong."));
        }
    }
}
