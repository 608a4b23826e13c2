using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>What the annotation signals of a file say: when its records start, and the annotations.</summary>
/// <param name="Runs">Records without gaps.</param>
/// <param name="FirstOnset">Start of the first record in seconds from the date and time of the header.</param>
/// <param name="Texts">The annotations, by onset, relative to the first record.</param>
internal sealed record EdfAnnotations(IReadOnlyList<EdfRun> Runs, decimal FirstOnset, IReadOnlyList<Annotation> Texts)
{
    /// <summary>Reads the annotation signals of all records; nothing else of the records is read.</summary>
    /// <exception cref="RecordingException">The file broke off while it was read.</exception>
    public static EdfAnnotations Read(SafeFileHandle file, EdfHeader header, WarningLog warnings, CancellationToken cancellation)
    {
        var signals = header.Signals.Where(signal => signal.IsAnnotation).ToArray();
        var timeline = new EdfTimeline(header, warnings);
        var texts = new List<TalText>();
        if (signals.Length > 0)
        {
            var bytes = new EdfSignalBytes(file, header, signals);
            var parser = new TalParser(warnings);
            for (var record = 0L; record < header.RecordCount; record++)
            {
                if ((record & 0xFFF) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                timeline.Add(ReadRecord(bytes, header, signals, record, parser, texts, warnings));
                if (texts.Count > RecordingLimits.MostAnnotations)
                {
                    texts.RemoveRange(RecordingLimits.MostAnnotations, texts.Count - RecordingLimits.MostAnnotations);
                    warnings.AddRepeated("ANNOTATIONS_CUT", string.Create(CultureInfo.InvariantCulture, $"record {record}"), "The file has more than a million annotations; those from this record on are left out.");
                }
            }
        }

        var runs = signals.Length > 0 ? timeline.Finish()
            : header.RecordDuration > 0 ? [new EdfRun(0, header.RecordCount, 0)]
            : [];
        if (timeline.FirstOnset is >= 1 or < 0)
        {
            warnings.Add("FIRST_ONSET_OVER_1S", "record 0", string.Create(CultureInfo.InvariantCulture,
                $"The first record starts at {timeline.FirstOnset} s and not within the first second of the header's time; the start is moved by it."));
        }

        var annotations = texts
            .OrderBy(text => text.Onset)
            .Select(text => new Annotation(text.Onset - timeline.FirstOnset, text.Duration, text.Text, LinkedChannel(text.Text)))
            .ToArray();
        return new EdfAnnotations(runs, timeline.FirstOnset, annotations);
    }

    private static decimal? ReadRecord(
        EdfSignalBytes bytes, EdfHeader header, EdfSignal[] signals, long record, TalParser parser, List<TalText> texts, WarningLog warnings)
    {
        decimal? start = null;
        for (var index = 0; index < signals.Length; index++)
        {
            var offset = header.DataOffset + (record * header.RecordBytes) + signals[index].ByteInRecord;

            // Only the first annotation signal keeps time.
            var onset = parser.Read(bytes.Of(record, signals[index]), offset, keepsTime: index == 0, texts);
            start ??= onset;
        }

        if (start is null)
        {
            warnings.AddRepeated("TIMEKEEPING_MISSING", string.Create(CultureInfo.InvariantCulture, $"record {record}"), header.IsDiscontinuous
                ? "The record does not say when it starts; it is taken to follow the record before, which is a guess in a discontinuous file."
                : "The record does not say when it starts; it is taken to follow the record before.");
        }

        return start;
    }

    /// <summary>EDF+ ties an annotation to a signal by <c>@@</c> and its label at the end of the text.</summary>
    private static string? LinkedChannel(string text) =>
        text.LastIndexOf("@@", StringComparison.Ordinal) is >= 0 and var at && at + 2 < text.Length ? text[(at + 2)..] : null;
}
