using System.Globalization;
using EmgTool.Core.Synthesis;
using EmgTool.Formats;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>One run of <c>synthesize</c>: the recording and its truth table, both or none.</summary>
/// <param name="recording">Place of the recording.</param>
/// <param name="truth">Place of the truth table.</param>
/// <param name="synthesizer">Makes the samples and knows the events.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class SynthesizeRun(string recording, string truth, Synthesizer synthesizer, Diagnostics diagnostics)
{
    private double _share;

    /// <summary>How much is done, 0 to 1; from any thread.</summary>
    public double Share() => Volatile.Read(ref _share);

    /// <summary>Does it.</summary>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public void Execute(CancellationToken cancellation)
    {
        using var samples = OutputException.Naming(recording, () => new AtomicFile(recording));
        using var events = OutputException.Naming(truth, () => new AtomicFile(truth));
        using var reader = new SyntheticRecordingReader(synthesizer, Path.GetFileName(recording));
        OutputException.Naming(recording, () => Write(samples.Stream, reader, cancellation));
        var count = OutputException.Naming(truth, () => WriteTruth(events.Stream, cancellation));

        // A disk that fills up with the last bytes must not leave one file without the other.
        OutputException.Naming(recording, samples.Stream.Flush);

        // The named file last: whoever waits for it finds the other beside it.
        OutputException.Naming(truth, events.Commit);
        OutputException.Naming(recording, samples.Commit);
        var settings = synthesizer.Settings;
        diagnostics.Note(recording, string.Create(CultureInfo.InvariantCulture,
            $"{settings.Channels.Count} channels, {settings.DurationSeconds} s at {settings.Rate} Hz, {count} events in {truth}"));
    }

    private void Write(Stream stream, SyntheticRecordingReader reader, CancellationToken cancellation)
    {
        var progress = new ShareOf(this);
        if (Path.GetExtension(recording).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            CsvRecordingWriter.Write(stream, reader, new() { MicrovoltDecimals = Decimals(synthesizer.Settings.NoiseMicrovolts) }, progress, cancellation);
            return;
        }

        var result = EdfWriter.Write(stream, reader, new() { PeakMicrovolts = synthesizer.PeakMicrovolts }, progress, cancellation);
        foreach (var note in result.Notes)
        {
            diagnostics.Note(recording, note);
        }

        if (result.PaddedSeconds > 0)
        {
            diagnostics.Note(recording, string.Create(CultureInfo.InvariantCulture, $"{result.PaddedSeconds} s without signal added to fill the last data record, as an annotation says"));
        }

        if (result.ClippedSamples > 0)
        {
            diagnostics.Warning(recording, string.Create(CultureInfo.InvariantCulture, $"{result.ClippedSamples} samples beyond the physical range were clipped"));
        }
    }

    private long WriteTruth(Stream stream, CancellationToken cancellation)
    {
        var count = 0L;
        TruthTableWriter.Write(stream, Path.GetFileName(recording), synthesizer.Truth.Select(item =>
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            return item;
        }));
        return count;
    }

    // Steps of a thousandth of the noise or finer. Multiplied up rather than by a logarithm, which platforms round differently.
    private static int Decimals(double noiseMicrovolts)
    {
        var decimals = 3;
        for (var noise = noiseMicrovolts; noise < 1; noise *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    private sealed class ShareOf(SynthesizeRun run) : IProgress<double>
    {
        public void Report(double value) => Volatile.Write(ref run._share, value);
    }
}
