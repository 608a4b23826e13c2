using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>How the recordings of a run ended: errors are told as they come, counted at the end, and make the exit code.</summary>
/// <param name="inputs">Number of recordings.</param>
/// <param name="diagnostics">Standard error.</param>
internal sealed class BatchAccount(int inputs, Diagnostics diagnostics)
{
    private readonly List<FailureRecord> _failures = [];
    private readonly List<int> _codes = [];

    /// <summary>The recordings that failed, in input order.</summary>
    public IReadOnlyList<FailureRecord> Failures => _failures;

    /// <summary>The exit code of the run so far.</summary>
    public int Code => ExitCode.Merge(_codes);

    /// <summary>A recording is done.</summary>
    public void Done() => _codes.Add(ExitCode.Done);

    /// <summary>A recording failed.</summary>
    public void Failed(string name, Exception error)
    {
        diagnostics.Error(name, error);
        _failures.Add(FailureOf(name, error));
        _codes.Add(App.CodeOf(error));
    }

    /// <summary>Says how many failed, if any and if there were several.</summary>
    public void Close()
    {
        if (_failures.Count > 0 && inputs > 1)
        {
            diagnostics.Error(place: null, $"{_codes.Count - _failures.Count} of {inputs} recordings done, {_failures.Count} failed");
        }
    }

    private static FailureRecord FailureOf(string name, Exception error) => error switch
    {
        RecordingException known => new(name, known.Code, known.Message, known.Hint),
        SettingsException known => new(name, "SETTINGS", known.Message, known.Hint),
        IOException or UnauthorizedAccessException => new(name, "IO", IoErrors.Describe(error), Hint: null),
        _ => new(name, "UNEXPECTED", $"unexpected {error.GetType().Name}: {error.Message}", Hint: null),
    };
}
