using System.CommandLine;
using System.Text.Json;
using EmgTool.Core.Recordings;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool info</c>: what is in a recording.</summary>
internal sealed class InfoCommand
{
    private readonly StandardStreams _streams;
    private readonly Engine _engine;
    private readonly CommonOptions _common;
    private readonly InputOptions _inputs = new();
    private readonly ReadingOptions _reading = new();
    private readonly Option<bool> _annotations = CommonOptions.Switch("--annotations", alias: null, "List the annotations, not only their number.");
    private readonly Option<bool> _check = CommonOptions.Switch("--check", alias: null,
        "Judge the recordings, all samples included: lists every oddity with its code and place. Exit code 0: nothing odd, 4: odd but readable, 3: unreadable.");
    private readonly Option<bool> _json = CommonOptions.Switch("--json", alias: null, "One JSON object a line for each recording, annotations included.");

    /// <summary>Builds its options.</summary>
    public InfoCommand(StandardStreams streams, Engine engine, CommonOptions common)
    {
        _streams = streams;
        _engine = engine;
        _common = common;
    }

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        _inputs.AddTo(command);
        _reading.AddTo(command);
        command.Options.Add(_annotations);
        command.Options.Add(_check);
        command.Options.Add(_json);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var patterns = _reading.Channels(parsed);
        var options = _reading.Read(parsed);
        var codes = new List<int>();
        var shown = 0;
        var inputs = _inputs.Read(parsed, _streams);
        foreach (var input in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            string text;
            try
            {
                if (input.Problem is not null)
                {
                    throw input.Problem;
                }

                using var reader = _engine.Open(input.Name, options, cancellation);
                var recording = Describe(reader, parsed, cancellation);
                text = parsed.GetValue(_json) ? JsonSerializer.Serialize(InfoRecord.Of(recording, patterns), InfoJson.Readable.InfoRecord)
                    : parsed.GetValue(_check) ? InfoText.Findings(recording)
                    : InfoText.Of(recording, patterns, parsed.GetValue(_annotations));
                codes.Add(parsed.GetValue(_check) && recording.Warnings.Count > 0 ? ExitCode.Odd : ExitCode.Done);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                diagnostics.Error(input.Name, error);
                codes.Add(App.CodeOf(error));
                continue;
            }

            // A blank line between recordings for the eye; JSON has one recording a line.
            _streams.Output.WriteLine(shown++ > 0 && !parsed.GetValue(_json) && !parsed.GetValue(_check) ? "\n" + text : text);
            _streams.Output.Flush();
        }

        if (inputs.Count > shown && inputs.Count > 1)
        {
            diagnostics.Error(place: null, $"{shown} of {inputs.Count} recordings done, {inputs.Count - shown} failed");
        }

        return ExitCode.Merge(codes);
    }

    /// <summary>The recording, with what takes a pass over its samples only where it is asked for.</summary>
    private Recording Describe(RecordingReader reader, ParseResult parsed, CancellationToken cancellation)
    {
        var recording = parsed.GetValue(_annotations) || parsed.GetValue(_json) ? Events.WithTriggers(reader, cancellation) : reader.Recording;
        return parsed.GetValue(_check) ? recording with { Warnings = [.. recording.Warnings, .. reader.CheckSamples(cancellation)] } : recording;
    }
}
