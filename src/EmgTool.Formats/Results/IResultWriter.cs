using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>Takes the results of a run, recording by recording in input order.</summary>
public interface IResultWriter : IDisposable
{
    /// <summary>Writes the results of one recording.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="source">Where it comes from.</param>
    void Add(AnalysisResult result, RecordingRecord source);

    /// <summary>Notes an input that could not be analyzed.</summary>
    void Add(FailureRecord failure);

    /// <summary>Hands everything written so far to the outputs.</summary>
    void Flush();
}
