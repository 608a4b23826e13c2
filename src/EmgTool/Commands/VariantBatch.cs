using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>Analyzes many recordings under many settings and hands on what is made of each, in input order. A bad recording does not end the run.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class VariantBatch(Engine engine, VariantRequest request, Diagnostics diagnostics)
{
    private readonly BatchShares _shares = new(request.Inputs.Count);
    private readonly BatchAccount _account = new(request.Inputs.Count, diagnostics);
    private readonly List<RecordingRecord> _recordings = [];

    /// <summary>The exit code of the run.</summary>
    public int Code => _account.Code;

    /// <summary>The recordings that were done.</summary>
    public IReadOnlyList<RecordingRecord> Recordings => _recordings;

    /// <summary>The recordings that failed.</summary>
    public IReadOnlyList<FailureRecord> Failures => _account.Failures;

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double Share() => _shares.All();

    /// <summary>Says how many recordings failed, if any.</summary>
    public void Close() => _account.Close();

    /// <summary>Runs it.</summary>
    /// <param name="judge">Judges the results of a recording; from any thread.</param>
    /// <param name="take">Takes what it made of each.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync<T>(IJudge<T> judge, Action<VariantOutcome<T>> take, CancellationToken cancellation)
    {
        var sideBySide = Math.Max(1, Math.Min(request.Threads, request.Inputs.Count));
        var job = new VariantJob<T>(engine, request, judge, request.Threads / sideBySide);
        await foreach (var (outcome, error) in OrderedBatch.Run(request.Inputs.Count, sideBySide, Work, cancellation))
        {
            if (outcome is null)
            {
                _account.Failed(request.Inputs[_recordings.Count + _account.Failures.Count].Name, error!);
                continue;
            }

            _account.Done();
            _recordings.Add(outcome.Source);
            RecordingMessages.Opened(diagnostics, outcome.Recording, outcome.Selection);
            foreach (var note in outcome.Notes)
            {
                diagnostics.Note(outcome.Recording.Name, note);
            }

            foreach (var misfit in outcome.Misfits)
            {
                diagnostics.Caution(outcome.Recording.Name, misfit);
            }

            take(outcome);
        }

        (VariantOutcome<T>? Outcome, Exception? Error) Work(int index, CancellationToken token) => job.Run(request.Inputs[index], _shares.Of(index), token);
    }
}
