using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Triggers that stand in a signal of their own. They are decoded from the stored bits, never from calibrated values: some programs
/// write the calibration of an EEG signal into the header of the status channel.</summary>
internal static class EdfTriggers
{
    /// <summary>Reads all trigger signals: the status channel of BDF, and signals whose unit is <c>Boolean</c>.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="recording">The recording, for names and times.</param>
    /// <param name="mask">The bits of a value that are triggers.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>An annotation for each change to a value other than 0. A value that stands from the first sample on is no change.</returns>
    public static IReadOnlyList<Annotation> Read(SafeFileHandle file, EdfHeader header, Recording recording, int mask, CancellationToken cancellation)
    {
        var all = header.SampleSignals;
        var chosen = Enumerable.Range(0, all.Count).Where(index => IsTrigger(all[index], header)).ToArray();
        if (chosen.Length == 0 || header.RecordDuration == 0)
        {
            return [];
        }

        var found = new List<Annotation>();
        var texts = new Dictionary<int, string>();
        var values = new int?[chosen.Length];
        var width = header.SampleBytes;
        EdfScan.Run(
            file,
            header,
            [.. chosen.Select(index => all[index])],
            (signal, firstSample, bytes) =>
            {
                for (var at = 0; at < bytes.Length; at += width)
                {
                    var value = EdfDigital.Read(bytes.Slice(at, width)) & mask;
                    if (value != 0 && values[signal] is { } before && before != value && found.Count <= RecordingLimits.MostAnnotations)
                    {
                        // A million changes are noise on an open input: the last entry says that there were more.
                        var text = found.Count < RecordingLimits.MostAnnotations ? Text(texts, value) : "more than a million triggers; the later ones are left out";
                        found.Add(Trigger(recording.Channels[chosen[signal]], firstSample + (at / width), text));
                    }

                    values[signal] = value;
                }
            },
            cancellation);
        return [.. found.OrderBy(trigger => trigger.OnsetSeconds)];
    }

    private static bool IsTrigger(EdfSignal signal, EdfHeader header) =>
        (header.IsBdf && signal.Label is "Status") || string.Equals(signal.Unit, "Boolean", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of a recording are few, its triggers may be many: each value has one text.</summary>
    private static string Text(Dictionary<int, string> texts, int value)
    {
        if (!texts.TryGetValue(value, out var text))
        {
            texts.Add(value, text = value.ToString(CultureInfo.InvariantCulture));
        }

        return text;
    }

    private static Annotation Trigger(Channel channel, long sample, string text)
    {
        var segment = channel.Segments.Last(part => part.FirstSample <= sample);
        var seconds = segment.StartSeconds + channel.Rate.ExactSecondsOf(sample - segment.FirstSample);
        return new Annotation(seconds, DurationSeconds: null, text, channel.Name);
    }
}
