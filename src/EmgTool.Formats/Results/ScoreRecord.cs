using System.Text.Json.Serialization;
using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>A score in the record of a sweep; null where there is nothing to divide by.</summary>
public sealed record ScoreRecord
{
    /// <summary>Events of the reference.</summary>
    public required int Reference { get; init; }

    /// <summary>Events that were found.</summary>
    public required int Found { get; init; }

    /// <summary>Events of the reference that were found.</summary>
    public required int Matched { get; init; }

    /// <summary>Share of the events found that are right.</summary>
    public required double? Precision { get; init; }

    /// <summary>Share of the reference that was found.</summary>
    public required double? Recall { get; init; }

    /// <summary>Harmonic mean of both.</summary>
    [JsonPropertyName("f1")]
    public required double? F1 { get; init; }

    /// <summary>The record of a score.</summary>
    public static ScoreRecord Of(EventScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new()
        {
            Reference = score.Reference,
            Found = score.Found,
            Matched = score.Matched,
            Precision = Known(score.Precision),
            Recall = Known(score.Recall),
            F1 = Known(score.F1),
        };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
