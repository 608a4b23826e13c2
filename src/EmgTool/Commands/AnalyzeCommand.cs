using System.CommandLine;
using EmgTool.Formats.Results;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool analyze</c>: recordings in; bursts, trains, labels and a summary out.</summary>
internal sealed class AnalyzeCommand
{
    private readonly StandardStreams _streams;
    private readonly Engine _engine;
    private readonly CommonOptions _common;
    private readonly InputOptions _inputs = new();
    private readonly OutputOptions _output = new();
    private readonly ReadingOptions _reading = new();
    private readonly SettingsOptions _settings = new();
    private readonly Option<bool> _dryRun = CommonOptions.Switch("--dry-run", alias: null, "List recordings, channels and settings; analyze nothing.");
    private readonly ThreadsOption _threads = new();

    /// <summary>Builds its options.</summary>
    public AnalyzeCommand(StandardStreams streams, Engine engine, CommonOptions common)
    {
        _streams = streams;
        _engine = engine;
        _common = common;
    }

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        _inputs.AddTo(command);
        _output.AddTo(command);
        _reading.AddTo(command);
        _settings.AddTo(command);
        _settings.AddDetectionTo(command);
        _threads.AddTo(command);
        command.Options.Add(_dryRun);
        command.SetLongAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var request = Request(parsed);
        foreach (var note in UnreadSettings.Told([request.Settings.Detector.Name], UnreadSettings.Given(request.Settings)))
        {
            diagnostics.Note(place: null, note);
        }

        if (parsed.GetValue(_dryRun))
        {
            return new DryRun(_engine, request, _streams, diagnostics).Run(cancellation);
        }

        var run = new AnalyzeRun(_engine, request, _streams.Output, diagnostics);
        var work = run.ExecuteAsync(cancellation);

        // A bar would be torn apart by results that are shown on the same terminal.
        if (!(_streams.OutputIsTerminal && request.Output is null))
        {
            await _common.WatchAsync(parsed, _streams, diagnostics, work, "analyzing", run.Share);
        }

        return await work;
    }

    private AnalyzeRequest Request(ParseResult parsed)
    {
        var output = _output.File(parsed);
        var format = _output.Format(parsed, output);
        var settings = _settings.Read(parsed);
        return new()
        {
            Inputs = OutputGuard.Apply(_inputs.Read(parsed, _streams), output is null ? [] : ResultFiles.PathsFor(output, format)),
            Channels = _reading.Channels(parsed),
            Reading = _reading.Read(parsed),
            Settings = settings,
            Output = output,
            Format = format,
            Threads = _threads.Read(parsed),
            Run = new() { Version = VersionText.Number, Settings = settings, Reading = _reading.Record(parsed) },
        };
    }
}
