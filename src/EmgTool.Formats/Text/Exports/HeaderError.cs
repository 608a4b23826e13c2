using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>What is said about a header that cannot be read.</summary>
internal static class HeaderError
{
    /// <summary>A line of the header does not say what it should.</summary>
    /// <param name="program">The program that wrote the file.</param>
    /// <param name="index">Index of the line, from 0.</param>
    /// <param name="what">What is wrong with it.</param>
    public static RecordingException At(string program, long index, FormattableString what) => new("BAD_HEADER",
        string.Create(CultureInfo.InvariantCulture, $"line {index + 1}: {what.ToString(CultureInfo.InvariantCulture)}"),
        $"The file looks like a text export of {program}; export it again, or correct the line.");

    /// <summary>The file ends within its header.</summary>
    /// <param name="program">The program that wrote the file.</param>
    /// <param name="lines">Lines that the file has.</param>
    /// <param name="missing">What does not come.</param>
    public static RecordingException Cut(string program, long lines, string missing) => new("HEADER_TRUNCATED",
        string.Create(CultureInfo.InvariantCulture, $"line {lines}: the file ends, but {missing} should follow."),
        $"The file looks like a text export of {program} that is cut off; copy or export it again.");
}
