using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>One run of <c>convert</c> or <c>filter</c>: recording by recording. A bad one does not end the run.</summary>
/// <param name="engine">Opens recordings.</param>
/// <param name="request">What was asked for.</param>
/// <param name="output">Standard output.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class WriteRun(Engine engine, WriteRequest request, TextWriter output, Diagnostics diagnostics)
{
    private readonly int _count = request.Inputs.Count;
    private double _share;

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double Share() => Volatile.Read(ref _share);

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OutputException">A recording cannot be written.</exception>
    public int Execute(CancellationToken cancellation)
    {
        var account = new BatchAccount(_count, diagnostics);
        for (var i = 0; i < _count; i++)
        {
            var input = request.Inputs[i];
            try
            {
                if (input.Problem is not null)
                {
                    throw input.Problem;
                }

                using var reader = Open(input.Name, cancellation);
                var file = new WriteFile(request.Places[i], request.Format, output, diagnostics);
                file.Write(reader, new ShareOf(this, i), cancellation);
                account.Done();
            }
            catch (Exception error) when (error is not (OperationCanceledException or OutputException))
            {
                account.Failed(input.Name, error);
            }
        }

        account.Close();
        return account.Code;
    }

    private SelectedRecordingReader Open(string name, CancellationToken cancellation)
    {
        var opened = engine.Open(name, request.Reading, cancellation);
        try
        {
            return Prepare(opened, cancellation);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    // Whole segments are filtered before a part is cut out of them: the ends of a window are not ends of the signal.
    private SelectedRecordingReader Prepare(RecordingReader opened, CancellationToken cancellation)
    {
        var recording = opened.Recording;
        var selection = request.Filter is null ? WithoutWideTriggers(ChannelSelection.ChooseAll(recording, request.Channels)) : ChannelSelection.Choose(recording, request.Channels);
        RecordingMessages.Header(diagnostics, recording, selection);
        if (request.Events is not null)
        {
            selection = selection with { Channels = Distinct(recording, selection.Channels) };
        }

        var annotated = new AnnotatedRecordingReader(opened, [.. Events(recording), .. Triggers(opened, selection, cancellation)]);
        if (request.Filter is null)
        {
            return Window(annotated, selection.Channels);
        }

        var filtered = new FilteredRecordingReader(annotated, selection.Channels, request.Filter);
        foreach (var note in filtered.Notes)
        {
            diagnostics.Note(recording.Name, note);
        }

        return Window(filtered, filtered.Recording.Channels);
    }

    // Events name channels, and analyze gives the second EMG the name "EMG (2)": the file must call it so too.
    private static List<Channel> Distinct(Recording recording, IReadOnlyList<Channel> channels)
    {
        var names = ChannelNames.Distinct(recording.Channels);
        return [.. channels.Select(channel => channel with { Name = names[channel.Index] })];
    }

    // 16 bits over the range of a status channel would make other triggers of its triggers.
    private ChannelSelection WithoutWideTriggers(ChannelSelection selection)
    {
        var kept = selection.Channels.Where(channel => channel.Kind != ChannelKind.Trigger || channel.Quantization?.Bits is null or <= 16).ToList();
        return request.Format != WriteFormat.Edf || request.Channels.Count > 0 || kept.Count is 0 || kept.Count == selection.Channels.Count
            ? selection
            : new(kept, $"{selection.Summary}; {string.Join(", ", selection.Channels.Except(kept).Select(channel => channel.Name))} does not fit into 16 bits, its triggers become annotations");
    }

    private SelectedRecordingReader Window(RecordingReader reader, IReadOnlyList<Channel> channels)
    {
        var selected = new SelectedRecordingReader(reader, channels, request.From, request.To);
        if (selected.Window is var (start, end) && channels.Select(channel => channel.Rate).Distinct().Skip(1).Any())
        {
            diagnostics.Note(reader.Recording.Name, string.Create(CultureInfo.InvariantCulture,
                $"window from {start:0.#########} s to {end:0.#########} s: channels of different rates are cut where all of them have a sample"));
        }

        var outside = reader.Recording.Annotations.Count - selected.Recording.Annotations.Count;
        if (outside > 0 && request.Format != WriteFormat.Csv)
        {
            diagnostics.Note(reader.Recording.Name, string.Create(CultureInfo.InvariantCulture, $"{outside} annotations outside the window left out"));
        }

        return selected;
    }

    private IReadOnlyList<Annotation> Events(Recording recording)
    {
        var events = request.Events?.Of(recording) ?? [];
        if (events.Count == 0 && request.Events is { Count: > 0 } table)
        {
            diagnostics.Warning(recording.Name, $"--events: no event of this recording; the table names {string.Join(", ", table.Recordings.Take(3))}{(table.Recordings.Count > 3 ? ", ..." : "")}");
        }

        var names = ChannelNames.Distinct(recording.Channels).ToHashSet(StringComparer.Ordinal);
        if (events.Select(item => item.Channel).OfType<string>().FirstOrDefault(channel => !names.Contains(channel)) is { } unknown)
        {
            diagnostics.Warning(recording.Name, $"--events: there is no channel '{unknown}' in this recording; its events are kept under that name");
        }

        return events;
    }

    /// <summary>The triggers of channels that are not written, so that they are not lost.</summary>
    private IEnumerable<Annotation> Triggers(RecordingReader opened, ChannelSelection selection, CancellationToken cancellation)
    {
        var written = selection.Channels.Select(channel => channel.Name).ToHashSet(StringComparer.Ordinal);
        return request.Format == WriteFormat.Csv || opened.Recording.Channels.All(channel => channel.Kind != ChannelKind.Trigger || written.Contains(channel.Name))
            ? []
            : opened.ReadTriggers(cancellation).Where(trigger => trigger.Channel is null || !written.Contains(trigger.Channel));
    }

    private sealed class ShareOf(WriteRun run, int index) : IProgress<double>
    {
        public void Report(double value) => Volatile.Write(ref run._share, (index + value) / run._count);
    }
}
