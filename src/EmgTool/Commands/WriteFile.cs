using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>Writes one recording, and says what the format could not hold.</summary>
/// <param name="place">Where to.</param>
/// <param name="format">The format; null where the recording decides between EDF and BDF.</param>
/// <param name="output">Standard output.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class WriteFile(WritePlace place, WriteFormat? format, TextWriter output, Diagnostics diagnostics)
{
    private const int MostLosses = 3;

    /// <summary>Writes it.</summary>
    /// <param name="reader">The recording as it shall be.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Write(RecordingReader reader, IProgress<double> progress, CancellationToken cancellation)
    {
        if (place.IsStandardOutput)
        {
            using var stream = OutputStream.Of("standard output", output);
            WriteCsv(stream, "standard output", reader, progress, cancellation);
            stream.Flush();
            return;
        }

        if (format is { } known)
        {
            // Made first: a place that cannot be written to is told before hours of work.
            using var file = Create(place.PathFor(known));
            if (known == WriteFormat.Csv)
            {
                WriteCsv(OutputStream.Of(place.PathFor(known), file.Stream), place.PathFor(known), reader, progress, cancellation);
            }
            else
            {
                WriteEdf(file, Plan(reader, known == WriteFormat.Bdf ? 24 : 16, progress, cancellation), place.PathFor(known), progress, cancellation);
            }

            OutputException.Naming(place.PathFor(known), file.Commit);
            return;
        }

        var plan = Plan(reader, bits: null, progress, cancellation);
        var path = place.PathFor(plan.Bits == 24 ? WriteFormat.Bdf : WriteFormat.Edf);
        using var chosen = Create(path);
        WriteEdf(chosen, plan, path, progress, cancellation);
        OutputException.Naming(path, chosen.Commit);
    }

    // A folder that several recordings go to is made; one in the name of a file must be there.
    private AtomicFile Create(string path) => OutputException.Naming(path, () =>
    {
        if (place.Stem is not null && Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new AtomicFile(path);
    });

    private static EdfWriterPlan Plan(RecordingReader reader, int? bits, IProgress<double> progress, CancellationToken cancellation) =>
        EdfWriterPlan.Make(reader, new() { Bits = bits }, new Half(progress, 0), cancellation);

    private void WriteEdf(AtomicFile file, EdfWriterPlan plan, string path, IProgress<double> progress, CancellationToken cancellation)
    {
        var result = EdfWriter.Write(OutputStream.Of(path, file.Stream), plan, new Half(progress, 0.5), cancellation);
        foreach (var note in result.Notes)
        {
            diagnostics.Note(path, note);
        }

        if (plan.Losses.Count > 0)
        {
            var more = plan.Losses.Count > MostLosses ? string.Create(CultureInfo.InvariantCulture, $"; and {plan.Losses.Count - MostLosses} more channels") : "";
            diagnostics.Warning(path, "16 bits lose resolution: " + string.Join("; ", plan.Losses.Take(MostLosses)) + more, "write .bdf to keep it");
        }

        if (result.PaddedSeconds > 0)
        {
            diagnostics.Note(path, string.Create(CultureInfo.InvariantCulture, $"{result.PaddedSeconds:0.######} s without signal added to fill data records, as annotations say"));
        }

        if (result.ClippedSamples > 0)
        {
            diagnostics.Warning(path, string.Create(CultureInfo.InvariantCulture, $"{result.ClippedSamples} samples beyond the physical range were clipped"));
        }

        if (plan.Recording.Start is null)
        {
            diagnostics.Note(path, "the start is not known; 'Startdate X' and 01.01.85 00.00.00, which EDF+ has for it, are written");
        }

        Written(path, plan.Recording, plan.Bits == 24 ? "BDF+" : "EDF+");
    }

    private void WriteCsv(Stream stream, string path, RecordingReader reader, IProgress<double> progress, CancellationToken cancellation)
    {
        var channels = reader.Recording.Channels.Where(channel => channel.SampleCount > 0).ToList();
        CsvRecordingWriter.Write(stream, reader, new() { Channels = channels }, progress, cancellation);
        if (reader.Recording.Annotations.Count > 0)
        {
            diagnostics.Note(path, string.Create(CultureInfo.InvariantCulture, $"{reader.Recording.Annotations.Count} annotations have no place in a table of samples and are left out; EDF keeps them"));
        }

        if (reader.Recording.Start is { } start)
        {
            diagnostics.Note(path, string.Create(CultureInfo.InvariantCulture, $"the start, {start:yyyy-MM-dd HH:mm:ss.FFFFFFF}, has no place in a table of samples and is left out; EDF keeps it"));
        }

        Written(path, reader.Recording, "CSV");
    }

    private void Written(string path, Recording recording, string name) => diagnostics.Note(path, string.Create(CultureInfo.InvariantCulture,
        $"{name}, {recording.Channels.Count(channel => channel.SampleCount > 0)} channels, {recording.DurationSeconds:0.######} s{(string.Equals(name, "CSV", StringComparison.Ordinal) ? "" : $", {recording.Annotations.Count} annotations")}"));

    /// <summary>One of the two passes over a recording.</summary>
    private sealed class Half(IProgress<double> whole, double first) : IProgress<double>
    {
        public void Report(double value) => whole.Report(first + (value / 2));
    }
}
