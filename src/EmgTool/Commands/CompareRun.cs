using EmgTool.Core.Evaluation;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>One run of <c>compare</c>: recording by recording under all settings, the tables at the end.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="output">Standard output.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class CompareRun(Engine engine, CompareRequest request, TextWriter output, Diagnostics diagnostics) : IDisposable
{
    private readonly VariantBatch _batch = new(engine, request.Work, diagnostics);
    private readonly string[] _variants = [.. request.Record.Variants.Select(variant => variant.Name)];
    private readonly double _tolerance = request.Record.ToleranceSeconds;
    private ComparisonFiles? _files;

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double Share() => _batch.Share();

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OutputException">The comparison cannot be written.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        if (request.Output is not null)
        {
            Open();
        }

        await (request.Reference is null ? AgreeAsync(cancellation) : ScoreAsync(request.Reference, cancellation));
        _batch.Close();
        return _batch.Code;
    }

    /// <inheritdoc/>
    public void Dispose() => _files?.Dispose();

    private async Task ScoreAsync(ReferenceSource reference, CancellationToken cancellation)
    {
        var scores = new List<RecordingScores>();
        await _batch.RunAsync(
            new ScoreJudge(reference, _tolerance, _variants),
            outcome =>
            {
                outcome.Judged.Reference.Tell(diagnostics, outcome.Recording.Name);
                scores.Add(outcome.Judged.Scores);
                Add(outcome.Judged.Differences);
            },
            cancellation);
        if (scores.Count > 0)
        {
            var table = RecordingScores.Table(_variants, scores);
            Complete("scores", ScoreColumns.All, table, ScoreText.Layout(table, scores.Count, _tolerance));
        }
    }

    private async Task AgreeAsync(CancellationToken cancellation)
    {
        var agreements = new List<RecordingAgreements>();
        List<EventDifference> longest = [];
        await _batch.RunAsync(
            new AgreementJudge(_tolerance, request.Work.Variants),
            outcome =>
            {
                agreements.Add(outcome.Judged.Agreements);
                longest = [.. longest.Concat(outcome.Judged.Differences).OrderByDescending(item => item.DurationSeconds).Take(AgreementText.MostDifferences)];
                Add(outcome.Judged.Differences);
            },
            cancellation);
        if (agreements.Count > 0)
        {
            var table = RecordingAgreements.Table(_variants, agreements);
            Complete("agreements", AgreementColumns.All, table, AgreementText.Layout(table, longest, _tolerance));
        }
    }

    private void Add(IReadOnlyList<EventDifference> differences) => Writing(() =>
    {
        // Standard output stays empty until there is something to show.
        if (request.Format is not null)
        {
            Open();
        }

        foreach (var difference in differences)
        {
            _files?.Writer.Add(difference);
        }
    });

    private void Complete<TRow>(string name, IReadOnlyList<ResultColumn<TRow>> columns, IReadOnlyList<TRow> rows, string text) => Writing(() =>
    {
        if (_files is null)
        {
            output.WriteLine(text);
            return;
        }

        _files.Writer.Complete(name, columns, rows, request.Record with { Recordings = _batch.Recordings, Failed = _batch.Failures });
        _files.Commit();
        diagnostics.Text(text);
    });

    private void Open() => Writing(() => _files ??= new(request.Output, request.Format ?? ComparisonFormat.Csv, output));

    private void Writing(Action action) => OutputException.Naming(request.Output ?? "standard output", action);
}
