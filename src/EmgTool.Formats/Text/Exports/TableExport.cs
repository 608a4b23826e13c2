using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>An export that is one table below a header.</summary>
internal abstract class TableExport : TextExport
{
    /// <inheritdoc/>
    public sealed override TextContent Read(TextInput input)
    {
        var table = Describe(input.Head, input.Options);
        using var parts = new TextParts(input);
        var part = parts.Add(table.Layout);
        part.Table.Read(input.Lines, startSeconds: 0, input.Cancellation);
        var warnings = new WarningLog();
        table.Prepare(part, input.Options, warnings);
        var content = parts.Build();
        content = content with { Recording = table.Check(content.Recording, warnings) };
        return content.With([], warnings, table.Details);
    }

    /// <summary>Finds the layout of the table from the header.</summary>
    /// <param name="head">The first lines.</param>
    /// <param name="options">What the user says about the file.</param>
    /// <exception cref="RecordingException">The header is damaged, or lacks what it should say.</exception>
    protected abstract ExportTable Describe(ExportHead head, ReadOptions options);
}
