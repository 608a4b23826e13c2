using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>One run of <c>analyze</c>: recording by recording to the writers, messages as they come, the account at the end.</summary>
/// <param name="engine">Opens and analyzes.</param>
/// <param name="request">What was asked for.</param>
/// <param name="output">Standard output.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class AnalyzeRun(Engine engine, AnalyzeRequest request, TextWriter output, Diagnostics diagnostics)
{
    private const string StandardOutput = "standard output";
    private const string NoDiagnosis = "labels describe signal patterns; they are no diagnosis";

    private readonly BatchShares _shares = new(request.Inputs.Count);
    private readonly List<RecordingRecord> _recordings = [];
    private readonly BatchAccount _account = new(request.Inputs.Count, diagnostics);
    private readonly List<IReadOnlyList<string>> _summaries = [];

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double Share() => _shares.All();

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OutputException">Results cannot be written.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        using var files = Writing(() => request.Output is null ? null : new ResultFiles(request.Output, request.Format, request.Run, Labels.All));
        var results = files?.Writer;
        IResultWriter? streamed = null;
        var sideBySide = Math.Max(1, Math.Min(request.Threads, request.Inputs.Count));
        var job = new RecordingJob(engine, request, request.Threads / sideBySide);
        var outcomes = OrderedBatch.Run(
            request.Inputs.Count,
            sideBySide,
            (index, token) => job.Run(request.Inputs[index], _shares.Of(index), token),
            cancellation);
        await foreach (var outcome in outcomes)
        {
            // Standard output stays empty until there is something to show: wrong settings must not leave a header in a pipe.
            var writer = results ?? (outcome.Result is null ? streamed : streamed ??= Writing(OpenStandardOutput));
            Tell(outcome);
            Writing(() => Write(writer, outcome));
        }

        streamed?.Dispose();
        Account();
        if (_recordings.Count > 0)
        {
            Writing(() => files?.Commit(request.Run with { Recordings = _recordings, Failed = _account.Failures }));
        }

        return _account.Code;
    }

    private IResultWriter OpenStandardOutput()
    {
        IResultWriter writer = request.Format == ResultFormat.Jsonl
            ? new JsonLinesResults(output, request.Run, Labels.All)
            : new TableResults(request.Format == ResultFormat.Tsv ? '\t' : ',', Labels.All, output);
        foreach (var failure in _account.Failures)
        {
            writer.Add(failure);
        }

        return writer;
    }

    private void Write(IResultWriter? writer, Outcome outcome)
    {
        if (outcome.Result is not null)
        {
            writer!.Add(outcome.Result, outcome.Source!);
            _recordings.Add(outcome.Source!);
            foreach (var row in ResultRows.Summaries(outcome.Result))
            {
                _summaries.Add(SummaryText.Row(row));
            }
        }
        else
        {
            writer?.Add(_account.Failures[^1]);
        }

        if (request.Output is null && writer is not null)
        {
            writer.Flush();
            output.Flush();
        }
    }

    private void Tell(Outcome outcome)
    {
        if (outcome.Error is not null)
        {
            _account.Failed(outcome.Name, outcome.Error);
            return;
        }

        _account.Done();
        RecordingMessages.Tell(diagnostics, outcome.Result!, outcome.Selection!);
    }

    private void Account()
    {
        if (_summaries.Count > 0)
        {
            diagnostics.Text(SummaryText.Layout(_summaries));
        }

        if (_recordings.Count > 0)
        {
            diagnostics.Note(place: null, NoDiagnosis);
        }

        _account.Close();
    }

    private void Writing(Action action) => OutputException.Naming(request.Output ?? StandardOutput, action);

    private T Writing<T>(Func<T> action) => OutputException.Naming(request.Output ?? StandardOutput, action);
}
