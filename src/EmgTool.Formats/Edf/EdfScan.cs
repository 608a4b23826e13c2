using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>A pass over the stored bytes of chosen signals, in file order: whole records at a time where they are small, in pieces where they are large.</summary>
internal static class EdfScan
{
    /// <summary>A multiple of 2 and 3 bytes.</summary>
    private const int BufferBytes = 3 << 18;

    /// <summary>Takes the bytes of some samples.</summary>
    /// <param name="signal">Which of the signals.</param>
    /// <param name="firstSample">Index of the first sample among those of the signal.</param>
    /// <param name="bytes">Its samples, two or three bytes each.</param>
    public delegate void Visitor(int signal, long firstSample, ReadOnlySpan<byte> bytes);

    /// <summary>Passes over the file.</summary>
    /// <exception cref="RecordingException">The file broke off.</exception>
    public static void Run(SafeFileHandle file, EdfHeader header, IReadOnlyList<EdfSignal> signals, Visitor visit, CancellationToken cancellation)
    {
        var buffer = new byte[(int)Int128.Min(BufferBytes, header.RecordCount * (Int128)header.RecordBytes)];
        var recordsAtOnce = BufferBytes / header.RecordBytes;
        for (var record = 0L; record < header.RecordCount; record += Math.Max(recordsAtOnce, 1))
        {
            cancellation.ThrowIfCancellationRequested();
            if (recordsAtOnce > 0)
            {
                var records = (int)Math.Min(recordsAtOnce, header.RecordCount - record);
                EdfRecords.Fill(file, header, record, 0, buffer.AsSpan(0, (int)(records * header.RecordBytes)));
                Visit(header, signals, record, records, buffer, visit);
            }
            else
            {
                VisitInPieces(file, header, signals, record, buffer, visit, cancellation);
            }
        }
    }

    private static void Visit(EdfHeader header, IReadOnlyList<EdfSignal> signals, long record, int records, byte[] buffer, Visitor visit)
    {
        for (var i = 0; i < records; i++)
        {
            for (var index = 0; index < signals.Count; index++)
            {
                var at = (int)((i * header.RecordBytes) + signals[index].ByteInRecord);
                visit(index, (record + i) * signals[index].SamplesPerRecord, buffer.AsSpan(at, signals[index].SamplesPerRecord * header.SampleBytes));
            }
        }
    }

    private static void VisitInPieces(
        SafeFileHandle file, EdfHeader header, IReadOnlyList<EdfSignal> signals, long record, byte[] buffer, Visitor visit, CancellationToken cancellation)
    {
        var samplesAtOnce = BufferBytes / header.SampleBytes;
        for (var index = 0; index < signals.Count; index++)
        {
            var signal = signals[index];
            for (var sample = 0; sample < signal.SamplesPerRecord; sample += samplesAtOnce)
            {
                cancellation.ThrowIfCancellationRequested();
                var bytes = buffer.AsSpan(0, Math.Min(samplesAtOnce, signal.SamplesPerRecord - sample) * header.SampleBytes);
                EdfRecords.Fill(file, header, record, signal.ByteInRecord + ((long)sample * header.SampleBytes), bytes);
                visit(index, (record * signal.SamplesPerRecord) + sample, bytes);
            }
        }
    }
}
