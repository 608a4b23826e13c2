using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>One run of <c>sweep</c>: recording by recording under all settings, then the choice.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="output">Standard output.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class SweepRun(Engine engine, SweepRequest request, TextWriter output, Diagnostics diagnostics)
{
    private readonly VariantBatch _batch = new(engine, request.Work, diagnostics);

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double Share() => _batch.Share();

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OutputException">The results cannot be written.</exception>
    /// <exception cref="SettingsException">The reference has no events.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        // A place that cannot be written to is found out before the work.
        using var files = Writing(() => request.Output is null && request.Format is null ? null : new SweepFiles(request.Output, request.Format ?? ComparisonFormat.Csv, output));
        var scores = new List<IReadOnlyList<EventScore>>();
        await _batch.RunAsync(
            new SweepJudge(request.Reference, request.Record.ToleranceSeconds, request.Work.Variants.Count),
            outcome =>
            {
                outcome.Judged.Reference.Tell(diagnostics, outcome.Recording.Name);
                scores.Add(outcome.Judged.Scores);
            },
            cancellation);
        if (scores.Count > 0)
        {
            RefuseUnlessScored(scores);
            Writing(() => Write(files, scores));
        }

        _batch.Close();
        return _batch.Code;
    }

    // Without events of the reference all settings are as good, and the first one would be taken for the best.
    private void RefuseUnlessScored(List<IReadOnlyList<EventScore>> scores)
    {
        if (scores.TrueForAll(recording => recording.All(score => score.Reference == 0)))
        {
            var labels = request.Reference.Only;
            throw new SettingsException(
                $"--reference: no event {(labels.Count > 0 ? $"labelled {string.Join(" or ", labels)} " : "")}to score against in any of the recordings",
                "warnings tell what the reference holds; 'emgtool info --annotations' lists the annotations of a recording");
        }
    }

    private bool Write(SweepFiles? files, List<IReadOnlyList<EventScore>> scores)
    {
        var record = Record(scores);
        var rows = SweepTable.Of(request.Work.Variants, request.Paths, scores);
        var most = rows.Max(row => row.Score.Reference);
        if (record.BestScore!.Reference < most)
        {
            diagnostics.Caution(place: null, string.Create(
                CultureInfo.InvariantCulture, $"{record.Best} is scored against {record.BestScore.Reference} events of the reference and others against {most}: some channel or stretch has no part in its score"));
        }

        files?.Write(SweepColumns.For(request.Paths), rows, record);
        var text = SweepText.Layout(rows, request.Work.Variants[0].Name, record);
        if (files is null)
        {
            output.WriteLine(text);
        }
        else
        {
            diagnostics.Text(text);
        }

        return true;
    }

    private SweepRecord Record(List<IReadOnlyList<EventScore>> scores)
    {
        var best = CrossValidation.Best(scores);
        var folds = Math.Min(request.Folds ?? scores.Count, scores.Count);
        if (folds < request.Folds)
        {
            diagnostics.Warning(place: null, string.Create(CultureInfo.InvariantCulture, $"--folds: {folds} folds rather than {request.Folds}, as not more recordings could be scored"));
        }

        var validation = scores.Count < 2 ? null : CrossValidation.Of(scores, folds, request.Record.Seed);
        return request.Record with
        {
            Best = request.Work.Variants[best].Name,
            BestSettings = request.Work.Variants[best].Settings.Complete(),
            BestScore = ScoreRecord.Of(EventScore.Pool(scores.Select(recording => recording[best]))),
            CrossValidated = validation is null ? null : ScoreRecord.Of(validation.Score),
            Folds =
            [
                .. (validation?.Folds ?? []).Select(fold => new SweepFoldRecord(
                    [.. fold.Recordings.Select(recording => _batch.Recordings[recording].Recording)],
                    request.Work.Variants[fold.Chosen].Name,
                    ScoreRecord.Of(fold.TrainingScore),
                    ScoreRecord.Of(fold.TestScore))),
            ],
            Recordings = _batch.Recordings,
            Failed = _batch.Failures,
        };
    }

    private T Writing<T>(Func<T> action) => OutputException.Naming(request.Output ?? "standard output", action);
}
