using System.CommandLine;
using EmgTool.Core;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool convert</c> and <c>emgtool filter</c>: recordings in, recordings out.</summary>
internal sealed class WriteCommand
{
    private readonly StandardStreams _streams;
    private readonly Engine _engine;
    private readonly CommonOptions _common;
    private readonly string _caption;
    private readonly SettingsOptions? _settings;
    private readonly ReadingOptions _reading;
    private readonly InputOptions _inputs = new();
    private readonly RecordingOutputOptions _output = new();
    private readonly WindowOptions _window = new();
    private readonly EventsOption _events = new();

    private WriteCommand(StandardStreams streams, Engine engine, CommonOptions common, string caption, ReadingOptions reading, SettingsOptions? settings)
    {
        _streams = streams;
        _engine = engine;
        _common = common;
        _caption = caption;
        _reading = reading;
        _settings = settings;
    }

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        _inputs.AddTo(command);
        _output.AddTo(command);
        _window.AddTo(command);
        _events.AddTo(command);
        _reading.AddTo(command);
        _settings?.AddTo(command);
        command.SetLongAction(RunAsync);
    }

    /// <summary><c>emgtool convert</c>.</summary>
    public static WriteCommand Convert(StandardStreams streams, Engine engine, CommonOptions common) => new(
        streams,
        engine,
        common,
        "converting",
        new("Channels to write", "all"),
        settings: null);

    /// <summary><c>emgtool filter</c>.</summary>
    public static WriteCommand Filter(StandardStreams streams, Engine engine, CommonOptions common) => new(
        streams,
        engine,
        common,
        "filtering",
        new("Channels to filter and write"),
        new());

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var request = Request(parsed);
        var run = new WriteRun(_engine, request, _streams.Output, diagnostics);
        var work = Task.Run(() => run.Execute(cancellation), cancellation);

        // A bar would be torn apart by a table that is shown on the same terminal.
        if (!(_streams.OutputIsTerminal && request.Places[0].IsStandardOutput))
        {
            await _common.WatchAsync(parsed, _streams, diagnostics, work, _caption, run.Share);
        }

        return await work;
    }

    private WriteRequest Request(ParseResult parsed)
    {
        var inputs = _inputs.Read(parsed, _streams);
        var (places, format) = _output.Read(parsed, inputs);
        var (from, to) = _window.Read(parsed);
        var events = _events.Read(parsed, inputs, _streams);
        if (events is not null && format == WriteFormat.Csv)
        {
            throw new SettingsException("--events: a table of samples has no place for annotations", "write EDF or BDF");
        }

        return new()
        {
            Inputs = inputs,
            Places = places,
            Format = format,
            Channels = _reading.Channels(parsed),
            Reading = _reading.Read(parsed),
            From = from,
            To = to,
            Events = events,
            Filter = _settings?.Read(parsed).Filter,
        };
    }
}
