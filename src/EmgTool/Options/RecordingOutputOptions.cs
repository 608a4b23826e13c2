using System.CommandLine;
using EmgTool.Commands;
using EmgTool.Core;
using EmgTool.Formats.Compression;

namespace EmgTool.Options;

/// <summary>Where recordings are written and in which format.</summary>
internal sealed class RecordingOutputOptions
{
    private const string StandardOutput = "-";

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where to write: a file .edf, .bdf or .csv; a folder (existing, or ending in /) for several recordings, which keep their names; - for CSV on standard output. Default -.",
        HelpName = "OUT",
    };

    private readonly Option<WriteFormat?> _format = ChoiceOption.Of(
        "--format", WriteFormats.All, "Format. Default: by the extension of OUT; in a folder edf, or bdf where 16 bits would lose.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_format);
    }

    /// <summary>The places of the recordings, and the format; null where the recording decides between EDF and BDF.</summary>
    /// <exception cref="SettingsException">There is no place for all of them, or one would replace a recording that is read.</exception>
    public (IReadOnlyList<WritePlace> Places, WriteFormat? Format) Read(ParseResult parsed, IReadOnlyList<Input> inputs)
    {
        var output = parsed.GetValue(_output) ?? StandardOutput;
        var format = parsed.GetValue(_format);
        var isFolder = output.Length > 0 && (Directory.Exists(output) || Path.EndsInDirectorySeparator(output));
        if (isFolder)
        {
            return (InFolder(output, format, inputs), format);
        }

        if (inputs.Count > 1 || inputs[0].Found)
        {
            throw new SettingsException($"--output: several recordings need a folder, and '{output}' is none", "end its name in / to have it made");
        }

        if (InputList.IsStandardInput(output))
        {
            return format is null or WriteFormat.Csv
                ? ([new WritePlace(File: null, Stem: null)], WriteFormat.Csv)
                : throw new SettingsException($"--format: {WriteFormats.NameOf(format.Value)} is not written to standard output", "name a file with --output");
        }

        var named = WriteFormats.Of(output);
        if (named is null && format is null)
        {
            throw new SettingsException($"--output: '{output}' does not tell the format", "end it in .edf, .bdf or .csv, or say --format");
        }

        if (named is not null && format is not null && named != format)
        {
            throw new SettingsException($"--format: {WriteFormats.NameOf(format.Value)} contradicts the name '{output}'");
        }

        OutputGuard.Refuse(inputs, [output]);
        return ([new WritePlace(output, Stem: null)], named ?? format);
    }

    private static List<WritePlace> InFolder(string folder, WriteFormat? format, IReadOnlyList<Input> inputs)
    {
        var places = inputs.Select(input => new WritePlace(File: null, Path.Join(folder, StemOf(input.Name)))).ToList();
        var twice = inputs.Zip(places).GroupBy(pair => pair.Second.Stem!, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new SettingsException($"--output: {string.Join(" and ", twice.Select(pair => pair.First.Name))} would both be written as {twice.Key}", "convert them to different folders");
        }

        WriteFormat[] formats = format is null ? [WriteFormat.Edf, WriteFormat.Bdf] : [format.Value];
        OutputGuard.Refuse(inputs, places.SelectMany(place => formats.Select(place.PathFor)));
        return places;
    }

    private static string StemOf(string name) =>
        InputList.IsStandardInput(name) ? "stdin" : Path.GetFileNameWithoutExtension(CompressedFile.NameWithout(Path.GetFileName(name)));
}
