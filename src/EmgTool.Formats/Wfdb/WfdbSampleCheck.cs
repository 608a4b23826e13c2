using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Compares the samples of an ordinary record with the checksums and initial values of its header.</summary>
internal sealed class WfdbSampleCheck
{
    private readonly int[] _samples = new int[WfdbSignalFile.MaximumSamples];
    private readonly byte[] _bytes = new byte[WfdbSignalFile.MaximumBytes];

    /// <summary>Checks the signals of one file.</summary>
    /// <param name="tracks">All tracks of the file, in its order.</param>
    /// <param name="frames">Frames that the header states; the checksums are over these from the start of the file, skew or not.</param>
    /// <param name="cancellation">Stops.</param>
    public IEnumerable<RecordingWarning> Check(IReadOnlyList<WfdbTrack> tracks, long frames, CancellationToken cancellation)
    {
        var file = tracks[0].File;
        if (frames == 0 || frames > file.FrameCount)
        {
            // The specification switches the check off where the length is not stated; that of a shorter file has been told.
            return [];
        }

        var sums = new int[tracks.Count];
        var initial = new int?[tracks.Count];
        var end = frames * file.FrameSamples;
        var (signal, left) = (0, tracks[0].Signal.SamplesPerFrame);
        for (var first = 0L; first < end; first += WfdbSignalFile.MaximumSamples)
        {
            cancellation.ThrowIfCancellationRequested();
            var samples = _samples.AsSpan(0, (int)Math.Min(WfdbSignalFile.MaximumSamples, end - first));
            file.Read(first, samples, _bytes);
            while (samples.Length > 0)
            {
                var part = samples[..Math.Min(left, samples.Length)];
                initial[signal] ??= part[0];
                foreach (var sample in part)
                {
                    sums[signal] = unchecked(sums[signal] + sample);
                }

                samples = samples[part.Length..];
                left -= part.Length;
                if (left == 0)
                {
                    signal = (signal + 1) % tracks.Count;
                    left = tracks[signal].Signal.SamplesPerFrame;
                }
            }
        }

        return [.. tracks.SelectMany((track, index) => Judge(track.Signal, unchecked((short)sums[index]), initial[index]))];
    }

    private static IEnumerable<RecordingWarning> Judge(WfdbSignal signal, short sum, int? initial)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {signal.Line}");
        if (signal.Checksum is { } checksum && checksum != sum)
        {
            yield return new("CHECKSUM_DIFFERS", place, string.Create(CultureInfo.InvariantCulture,
                $"The header gives the checksum {checksum} for '{signal.Description}', the samples give {sum}: the file is damaged, or the header is not of it."));
        }

        if (signal.InitialValue is { } value && value != initial)
        {
            yield return new("INITIAL_VALUE_DIFFERS", place, string.Create(CultureInfo.InvariantCulture,
                $"The header gives the first value {value} for '{signal.Description}', the file has {initial}."));
        }
    }
}
