using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The head of a section: its name, the rate, the names of the devices (each above its first column), the columns and their units.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Rate">Rate of its rows.</param>
/// <param name="Delimiter">What is between the fields.</param>
/// <param name="Layout">The table; <see langword="null"/> for a section with events.</param>
internal sealed record NexusSection(string Name, SamplingRate Rate, byte Delimiter, TextLayout? Layout)
{
    /// <summary>Whether a line is the name of a section.</summary>
    public static bool IsName(string line) => line.Length < 100 && NexusExport.Sections.Contains(Trim(line), StringComparer.OrdinalIgnoreCase);

    /// <summary>A line without the delimiters that spreadsheets put behind it.</summary>
    public static string Trim(string line) => line.Trim(' ', '\t', ',', ';', '"');

    /// <summary>The positive number that a line consists of.</summary>
    public static decimal? Number(string line) =>
        line.Length < 100 && decimal.TryParse(Trim(line), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>Whether a line names the columns: <c>Frame,Sub Frame,EMG1,...</c>.</summary>
    public static bool IsColumnRow(string line)
    {
        var text = line.TrimStart(' ', '"');
        return text.StartsWith("Frame", StringComparison.OrdinalIgnoreCase) && text.Contains("Sub", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the lines below the name.</summary>
    /// <param name="lines">Behind the line with the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="options">What the user says about the file.</param>
    /// <exception cref="RecordingException">A line is missing or damaged.</exception>
    public static NexusSection Read(LineReader lines, string name, ReadOptions options)
    {
        var rateLine = Next(lines, "the rate of the section");
        var rate = Number(rateLine) is { } hertz ? ExactRate.Of(hertz) : null;
        var place = lines.LineNumber;
        var known = rate ?? throw HeaderError.At("Nexus", place - 1, $"'{RowError.Shorten(rateLine)}' is no rate of the section {name}");
        var devices = Next(lines, "the names of the devices");
        if (NexusEvents.IsColumnRow(devices))
        {
            return new NexusSection(name, known, DelimiterOf(devices, options), Layout: null);
        }

        var columns = Next(lines, "the columns of the section");
        if (!IsColumnRow(columns))
        {
            throw HeaderError.At("Nexus", lines.LineNumber - 1, $"the columns of the section {name} should stand here: Frame, Sub Frame and the channels");
        }

        var titleLine = (int)Math.Min(int.MaxValue, lines.LineNumber);
        var delimiter = DelimiterOf(columns, options);
        var units = Next(lines, "the units of the section");
        return new NexusSection(name, known, delimiter, new TextLayout
        {
            Format = "Vicon Nexus text",
            Delimiter = delimiter,
            TitleLine = titleLine,
            FirstLine = titleLine + 2,
            HasTrailingDelimiter = true,
            Columns = Columns(Split(devices, delimiter), Split(columns, delimiter), Split(units, delimiter), titleLine),
            Rate = known,
            RateSource = string.Create(CultureInfo.InvariantCulture, $"line {place} ({name})"),
            UnitSource = string.Create(CultureInfo.InvariantCulture, $"line {titleLine + 1} ({name})"),
            EndMarks = [[], .. NexusExport.Sections.Select(section => System.Text.Encoding.ASCII.GetBytes(section))],
        });
    }

    private static byte DelimiterOf(string columns, ReadOptions options) =>
        TextLayoutReader.Delimiter(options) ?? (columns.Contains('\t', StringComparison.Ordinal) ? (byte)'\t' : columns.Contains(';', StringComparison.Ordinal) ? (byte)';' : (byte)',');

    private static List<string> Split(string line, byte delimiter) => ExportFields.Split(System.Text.Encoding.UTF8.GetBytes(line), delimiter);

    private static string Next(LineReader lines, string what) =>
        lines.Next(out var line) ? TextEncoding.Decode(line, out _) : throw HeaderError.Cut("Nexus", lines.LineNumber - 1, what);

    private static List<TextColumn> Columns(List<string> devices, List<string> names, List<string> units, int line)
    {
        if (names.Count < 3)
        {
            throw HeaderError.At("Nexus", line - 1, $"the section has no columns behind frame and sub frame");
        }

        var columns = new List<TextColumn>
        {
            new() { Name = names[0], Role = ColumnRole.Counter },
            new() { Name = names[1], Role = ColumnRole.Counter },
        };
        var device = "";
        for (var index = columns.Count; index < names.Count; index++)
        {
            device = index < devices.Count && devices[index].Length > 0 ? devices[index] : device;
            columns.Add(new TextColumn
            {
                Name = device.Length > 0 ? $"{device}: {names[index]}" : names[index],
                Role = ColumnRole.Samples,
                Unit = index < units.Count ? SignalUnit.Parse(units[index]) : SignalUnit.None,
            });
        }

        return columns;
    }
}
