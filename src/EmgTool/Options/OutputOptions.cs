using System.CommandLine;
using EmgTool.Core;
using EmgTool.Formats.Results;

namespace EmgTool.Options;

/// <summary>Where results go and how they are written.</summary>
internal sealed class OutputOptions
{
    private static readonly NamedValues<ResultFormat> Formats = new(
        StringComparison.Ordinal,
        ("csv", ResultFormat.Csv),
        ("tsv", ResultFormat.Tsv),
        ("jsonl", ResultFormat.Jsonl));

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the bursts to FILE, and beside it trains, summary and settings. Default: bursts to standard output.",
        HelpName = "FILE",
    };

    private readonly Option<ResultFormat?> _format = ChoiceOption.Of("--format", Formats, "How results are written. Default: by the extension of FILE, else csv.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_format);
    }

    /// <summary>The file, or null for standard output.</summary>
    /// <exception cref="SettingsException">Not a place for a file.</exception>
    public string? File(ParseResult parsed) => OutputPlace.Check(parsed.GetValue(_output), "events.csv");

    /// <summary>The format.</summary>
    public ResultFormat Format(ParseResult parsed, string? file) => parsed.GetValue(_format)
        ?? Formats.Find(Path.GetExtension(file ?? "").TrimStart('.').ToLowerInvariant())
        ?? ResultFormat.Csv;
}
