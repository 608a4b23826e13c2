using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>The annotation signal: the onset of every record, and the annotations spread evenly over the records so that they need little room in each.</summary>
internal sealed class EdfWriterAnnotations
{
    private const byte End = 0x14;
    private const byte DurationMark = 0x15;

    // Picoseconds; strict readers look at seven decimals and pass over the others.
    private const int OnsetDecimals = 12;

    private readonly EdfWriterLayout _layout;
    private readonly IReadOnlyList<Annotation> _annotations;
    private readonly decimal _offset;
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    /// <summary>Plans the signal.</summary>
    /// <param name="layout">The records.</param>
    /// <param name="annotations">The annotations by onset.</param>
    /// <param name="offsetSeconds">Seconds from the header's start time to what the times count from.</param>
    /// <param name="channels">The channels that are written.</param>
    /// <param name="sampleBytes">Bytes of a sample: 2 in EDF, 3 in BDF.</param>
    public EdfWriterAnnotations(
        EdfWriterLayout layout, IReadOnlyList<Annotation> annotations, decimal offsetSeconds, IReadOnlyList<Channel> channels, int sampleBytes)
    {
        _layout = layout;
        _annotations = annotations;
        _offset = offsetSeconds;
        foreach (var channel in channels)
        {
            _labels[channel.Name] = EdfWriterHeader.Label(channel.Name);
        }

        // One byte at least remains 0 behind the last list of a record.
        var longest = Onsets().Select((onset, record) => Encode(record, onset).Length).Max() + 1;
        SamplesPerRecord = (longest + sampleBytes - 1) / sampleBytes;
    }

    /// <summary>Samples in a record.</summary>
    public int SamplesPerRecord { get; }

    /// <summary>Onset of each record in seconds from the first sample.</summary>
    public IEnumerable<decimal> Onsets()
    {
        foreach (var segment in _layout.Segments)
        {
            for (var record = 0L; record < segment.Records; record++)
            {
                yield return segment.StartSeconds + (record * _layout.RecordSeconds);
            }
        }
    }

    /// <summary>The bytes of a record's annotations, without the zeros behind them.</summary>
    /// <param name="record">Number of the record.</param>
    /// <param name="onset">Its onset in seconds from the first sample.</param>
    public byte[] Encode(long record, decimal onset)
    {
        var bytes = new List<byte>();
        Append(bytes, onset, null, "");
        var (first, end) = (FirstOf(record), FirstOf(record + 1));
        for (var i = first; i < end; i++)
        {
            var annotation = _annotations[i];
            Append(bytes, annotation.OnsetSeconds, annotation.DurationSeconds, TextOf(annotation));
        }

        return [.. bytes];
    }

    // Annotation i is in record i * records / annotations, rounded down.
    private int FirstOf(long record) => (int)(((record * _annotations.Count) + _layout.Records - 1) / _layout.Records);

    // The text of an annotation that was read from EDF has the channel's suffix already. It names a label, and that may be shorter than the name.
    private string TextOf(Annotation annotation)
    {
        if (annotation.Channel is not { } channel)
        {
            return annotation.Text;
        }

        var suffix = "@@" + channel;
        var text = annotation.Text.EndsWith(suffix, StringComparison.Ordinal) ? annotation.Text[..^suffix.Length] : annotation.Text;
        return $"{text}@@{_labels.GetValueOrDefault(channel, channel)}";
    }

    private void Append(List<byte> bytes, decimal onset, decimal? duration, string text)
    {
        var time = decimal.Round(onset + _offset, OnsetDecimals);
        bytes.AddRange(Encoding.ASCII.GetBytes((time < 0 ? "" : "+") + EdfWriterText.Number(time)));
        if (duration is { } seconds)
        {
            bytes.Add(DurationMark);
            bytes.AddRange(Encoding.ASCII.GetBytes(EdfWriterText.Number(decimal.Round(seconds, OnsetDecimals))));
        }

        bytes.Add(End);
        bytes.AddRange(Encoding.UTF8.GetBytes(WithoutMarks(text)));
        bytes.Add(End);
        bytes.Add(0);
    }

    // The bytes that structure the list cannot be part of a text.
    private static string WithoutMarks(string text) => text.Replace('\0', ' ').Replace((char)End, ' ').Replace((char)DurationMark, ' ');
}
