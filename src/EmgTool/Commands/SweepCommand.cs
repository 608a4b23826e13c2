using System.CommandLine;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool sweep</c>: many settings scored against reference events, and the best of them with what choosing is worth.</summary>
internal sealed class SweepCommand
{
    private readonly StandardStreams _streams;
    private readonly Engine _engine;
    private readonly CommonOptions _common;
    private readonly InputOptions _inputs = new();
    private readonly VariantOptions _variants = new();
    private readonly ReferenceOptions _reference = new();
    private readonly SearchOptions _search = new();
    private readonly ReadingOptions _reading = new();
    private readonly ThreadsOption _threads = new();

    private readonly ComparisonOutputOptions _output = new(
        "Write the best settings to FILE, which --settings takes, and beside it the table of all. Default: a table for the eye on standard output.",
        "How the table is written. Default: csv beside FILE.");

    /// <summary>Builds its options.</summary>
    public SweepCommand(StandardStreams streams, Engine engine, CommonOptions common)
    {
        _streams = streams;
        _engine = engine;
        _common = common;
    }

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        _inputs.AddTo(command);
        _variants.AddTo(command);
        _reference.AddTo(command);
        _search.AddTo(command);
        _output.AddTo(command);
        _reading.AddTo(command);
        _threads.AddTo(command);
        command.SetLongAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var (request, leftOut, unread) = Request(parsed);
        foreach (var note in unread)
        {
            diagnostics.Note(place: null, note);
        }

        if (leftOut > 0)
        {
            diagnostics.Note(place: null, string.Create(CultureInfo.InvariantCulture, $"{leftOut} combinations left out, whose settings contradict each other"));
        }

        var run = new SweepRun(_engine, request, _streams.Output, diagnostics);
        var work = run.ExecuteAsync(cancellation);
        await _common.WatchAsync(parsed, _streams, diagnostics, work, "sweeping", run.Share);

        return await work;
    }

    private (SweepRequest Request, int LeftOut, IReadOnlyList<string> Unread) Request(ParseResult parsed)
    {
        var output = _output.File(parsed, "best.json");
        var format = _output.Format(parsed) ?? (output is null ? null : ComparisonFormat.Csv);
        var outputs = output is null ? [] : SweepFiles.PathsFor(output, format!.Value);
        var inputs = OutputGuard.Apply(_inputs.Read(parsed, _streams), outputs);
        var grid = _variants.Grid(parsed);
        var (variants, leftOut) = _search.Choose(parsed, grid);
        string[] unread = [.. UnreadSettings.Told(variants.Select(variant => variant.Settings.Detector.Name), grid.Given)];
        if (variants.Count < 2)
        {
            throw new SettingsException("there is nothing to choose among" + (unread.Length > 0 ? $": {unread[0]}" : ""), "give a setting several values, such as --vary detection.merge_seconds=0.02:0.06:0.01");
        }

        var reference = _reference.Read(parsed, inputs, _streams)
            ?? throw new SettingsException("there is nothing to score against", "name reference events with --reference FILE, --reference annotations or --reference auto");
        OutputGuard.Refuse(reference.Files(inputs), outputs);
        SweepRequest request = new()
        {
            Work = new()
            {
                Inputs = inputs,
                Channels = _reading.Channels(parsed),
                Reading = _reading.Read(parsed),
                Variants = variants,
                Threads = _threads.Read(parsed),
            },
            Paths = grid.Paths,
            Reference = reference,
            Folds = _search.Folds(parsed, inputs.Count),
            Output = output,
            Format = format,
            Record = new()
            {
                Version = VersionText.Number,
                Tried = variants.Count,
                Random = _search.Random(parsed),
                Seed = _search.Seed(parsed),
                Reference = reference.Name,
                ReferenceLabels = reference.Only,
                ToleranceSeconds = _reference.Tolerance(parsed),
                Reading = _reading.Record(parsed),
            },
        };
        return (request, leftOut, unread);
    }
}
