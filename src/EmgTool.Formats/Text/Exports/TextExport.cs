using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The text export of one program.</summary>
internal abstract class TextExport
{
    /// <summary>Whether a file is one.</summary>
    /// <param name="head">Its first lines.</param>
    public abstract bool IsMatch(ExportHead head);

    /// <summary>Reads it to its end.</summary>
    /// <param name="input">The file.</param>
    /// <exception cref="RecordingException">It is damaged, or lacks what it should say.</exception>
    /// <exception cref="IOException">The input cannot be read, or there is no room for the temporary file.</exception>
    public abstract TextContent Read(TextInput input);
}
