using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Counts samples beyond the digital range that the header states. They are read as they are: the range is no limit that clips.</summary>
internal static class EdfRangeCheck
{
    /// <summary>Counts.</summary>
    /// <exception cref="RecordingException">The file broke off.</exception>
    public static IReadOnlyList<RecordingWarning> Run(SafeFileHandle file, EdfHeader header, CancellationToken cancellation)
    {
        var signals = header.SampleSignals.Where(signal => signal.IsCalibrated).ToArray();
        var counts = new (long Count, long FirstSample)[signals.Length];
        var width = header.SampleBytes;
        EdfScan.Run(
            file,
            header,
            signals,
            (index, firstSample, bytes) =>
            {
                var low = (int)Math.Max(Math.Min(signals[index].DigitalMinimum, signals[index].DigitalMaximum), int.MinValue);
                var high = (int)Math.Min(Math.Max(signals[index].DigitalMinimum, signals[index].DigitalMaximum), int.MaxValue);
                for (var at = 0; at < bytes.Length; at += width)
                {
                    var value = EdfDigital.Read(bytes.Slice(at, width));
                    if (value < low || value > high)
                    {
                        counts[index] = (counts[index].Count + 1, counts[index].Count == 0 ? firstSample + (at / width) : counts[index].FirstSample);
                    }
                }
            },
            cancellation);
        return
        [
            .. signals.Zip(counts).Where(pair => pair.Second.Count > 0).Select(pair => new RecordingWarning(
                "SAMPLES_OUT_OF_RANGE",
                string.Create(CultureInfo.InvariantCulture, $"signal '{pair.First.Label}', record {pair.Second.FirstSample / pair.First.SamplesPerRecord}"),
                string.Create(CultureInfo.InvariantCulture,
                    $"{pair.Second.Count} samples lie beyond the digital range of the header ({pair.First.DigitalMinimum} to {pair.First.DigitalMaximum}), the first in this record; they are read as they are and not clipped."))),
        ];
    }
}
