using System.Globalization;
using System.Text;
using EmgTool.Core.Synthesis;

namespace EmgTool.Formats.Text;

/// <summary>Writes the true events of a synthetic recording as CSV, one row an event.</summary>
public static class TruthTableWriter
{
    private const string Header = "recording,channel,onset,duration,label,onset_sample,offset_sample,snr,train";

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Where it will be.</param>
    /// <param name="recording">Name of the recording that the events are in.</param>
    /// <param name="events">The events, in the order of the rows.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, string recording, IEnumerable<TrueEvent> events)
    {
        using var file = new AtomicFile(path);
        Write(file.Stream, recording, events);
        file.Commit();
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <inheritdoc cref="Write(string, string, IEnumerable{TrueEvent})"/>
    public static void Write(Stream stream, string recording, IEnumerable<TrueEvent> events)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        var name = CsvText.Quote(recording);
        foreach (var item in events)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name},{CsvText.Quote(item.Channel)},{item.OnsetSeconds:F6},{item.DurationSeconds:F6},{item.Label},{item.OnsetSample},{item.OffsetSample},{item.Snr:F3},{item.Train}"));
        }
    }
}
