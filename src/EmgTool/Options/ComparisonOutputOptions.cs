using System.CommandLine;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>Where a comparison goes and how it is written.</summary>
internal sealed class ComparisonOutputOptions
{
    private static readonly NamedValues<ComparisonFormat> Formats = new(
        StringComparison.Ordinal,
        ("csv", ComparisonFormat.Csv),
        ("tsv", ComparisonFormat.Tsv),
        ("json", ComparisonFormat.Json));

    private readonly Option<string?> _output;

    private readonly Option<ComparisonFormat?> _format;

    /// <summary>Names the options.</summary>
    /// <param name="output">What is written to the file.</param>
    /// <param name="format">What the format is for.</param>
    public ComparisonOutputOptions(string output, string format)
    {
        _output = new("--output", "-o") { Description = output, HelpName = "FILE" };
        _format = ChoiceOption.Of("--format", Formats, format);
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_format);
    }

    /// <summary>The file, or null for standard output.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="example">A name that would do.</param>
    /// <exception cref="SettingsException">Not a place for a file.</exception>
    public string? File(ParseResult parsed, string example) => OutputPlace.Check(parsed.GetValue(_output), example);

    /// <summary>The format that was asked for, or null.</summary>
    public ComparisonFormat? Format(ParseResult parsed) => parsed.GetValue(_format);

    /// <summary>The format that the name of a file means, or null.</summary>
    public static ComparisonFormat? FormatOf(string file) => Formats.Find(Path.GetExtension(file).TrimStart('.').ToLowerInvariant());
}
