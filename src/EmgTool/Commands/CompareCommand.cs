using System.CommandLine;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool compare</c>: several settings over the same recordings, beside a reference or beside each other.</summary>
internal sealed class CompareCommand
{
    /// <summary>Each pair of settings has its rows and its differences: fifty make 1225 pairs, more than anybody reads, and memory grows with their number.</summary>
    private const int MostWithoutReference = 50;

    private readonly StandardStreams _streams;
    private readonly Engine _engine;
    private readonly CommonOptions _common;
    private readonly InputOptions _inputs = new();
    private readonly ReferenceOptions _reference = new();
    private readonly VariantOptions _variants = new();
    private readonly ReadingOptions _reading = new();
    private readonly ThreadsOption _threads = new();

    private readonly ComparisonOutputOptions _output = new(
        "Write the table to FILE, and beside it the differences and the settings; JSON holds all in one. Default: a table for the eye on standard output.",
        "How the table is written. Default: by the extension of FILE, else csv.");

    /// <summary>Builds its options.</summary>
    public CompareCommand(StandardStreams streams, Engine engine, CommonOptions common)
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
        _output.AddTo(command);
        _reading.AddTo(command);
        _threads.AddTo(command);
        command.SetLongAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var (request, unread) = Request(parsed);
        foreach (var note in unread)
        {
            diagnostics.Note(place: null, note);
        }

        using var run = new CompareRun(_engine, request, _streams.Output, diagnostics);
        var work = run.ExecuteAsync(cancellation);
        await _common.WatchAsync(parsed, _streams, diagnostics, work, "comparing", run.Share);

        return await work;
    }

    private (CompareRequest Request, IReadOnlyList<string> Unread) Request(ParseResult parsed)
    {
        var output = _output.File(parsed, "comparison.csv");
        var format = _output.Format(parsed) ?? (output is null ? null : ComparisonOutputOptions.FormatOf(output) ?? ComparisonFormat.Csv);
        var outputs = output is null ? [] : ComparisonFiles.PathsFor(output, format!.Value);
        var inputs = OutputGuard.Apply(_inputs.Read(parsed, _streams), outputs);
        var grid = _variants.Grid(parsed);
        var variants = VariantOptions.All(grid);
        var reference = _reference.Read(parsed, inputs, _streams);
        if (reference is null && variants.Count < 2)
        {
            throw new SettingsException("there is nothing to compare: one set of settings and no reference", "name settings files with --with, values with --vary, or events with --reference");
        }

        if (reference is null && variants.Count > MostWithoutReference)
        {
            throw new SettingsException(
                string.Create(CultureInfo.InvariantCulture, $"without a reference each of the settings is compared with each other, which {variants.Count} are too many for; the limit is {MostWithoutReference}"),
                "vary fewer settings or in larger steps, or name reference events with --reference; 'emgtool sweep' tries thousands of settings against them");
        }

        if (reference is not null)
        {
            OutputGuard.Refuse(reference.Files(inputs), outputs);
        }

        CompareRequest request = new()
        {
            Work = new()
            {
                Inputs = inputs,
                Channels = _reading.Channels(parsed),
                Reading = _reading.Read(parsed),
                Variants = variants,
                Threads = _threads.Read(parsed),
            },
            Reference = reference,
            Output = output,
            Format = format,
            Record = new()
            {
                Version = VersionText.Number,
                Variants = [.. variants.Select(variant => new VariantRecord(variant.Name, variant.Settings.Complete()))],
                Reference = reference?.Name,
                ReferenceLabels = reference?.Only ?? [],
                ToleranceSeconds = _reference.Tolerance(parsed),
                Reading = _reading.Record(parsed),
            },
        };
        return (request, [.. UnreadSettings.Told(variants.Select(variant => variant.Settings.Detector.Name), grid.Given)]);
    }
}
