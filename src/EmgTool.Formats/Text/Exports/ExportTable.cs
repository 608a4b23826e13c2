using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>What the header of an export says about the table below it.</summary>
internal class ExportTable
{
    /// <summary>The layout of the table.</summary>
    public required TextLayout Layout { get; init; }

    /// <summary>What of the header is worth showing, and what was inferred from which line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Called when the rows were read, before their times are worked out.</summary>
    /// <param name="part">The table.</param>
    /// <param name="options">What the user says about the file.</param>
    /// <param name="warnings">Receives what is odd.</param>
    public virtual void Prepare(TextPart part, ReadOptions options, WarningLog warnings)
    {
    }

    /// <summary>Compares the recording with what the header says of it.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="warnings">Receives what differs.</param>
    /// <returns>The recording, with what the header knows better.</returns>
    public virtual Recording Check(Recording recording, WarningLog warnings) => recording;
}
