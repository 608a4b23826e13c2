using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Names of files and records in a header. They come from whoever made the record, so they lead to no other folder.</summary>
internal static class WfdbFileName
{
    /// <summary>Checks a name.</summary>
    /// <exception cref="RecordingException">It is none, or leads out of the folder of the header.</exception>
    public static string Checked(string name, WfdbLine line)
    {
        if (name is "-")
        {
            throw new RecordingException("BAD_FILE_NAME", $"{line.Place}: the samples come from standard input ('-'), which a recording that is read twice cannot.", "Write them to a file.");
        }

        // A backslash and a colon lead elsewhere on Windows; no record has them in a name.
        return name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny("/\\:") < 0 && !name.Any(char.IsControl)
            ? name
            : throw new RecordingException("BAD_FILE_NAME", $"{line.Place}: '{name}' is no name of a file beside the header.", "Put the file into the folder of the header and its plain name into the header.");
    }
}
