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
    public string? File(ParseResult parsed)
    {
        var path = parsed.GetValue(_output);
        if (path is null || string.Equals(path, "-", StringComparison.Ordinal))
        {
            return null;
        }

        if (path.Length == 0 || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new SettingsException($"--output: '{path}' is a folder", "name a file in it, such as " + Path.Join(path, "events.csv"));
        }

        // The file is put in place by renaming, which would replace a device or pipe rather than write to it.
        if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new SettingsException($"--output: '{path}' is a device", "leave --output away and redirect standard output to it");
        }

        return path;
    }

    /// <summary>The format.</summary>
    public ResultFormat Format(ParseResult parsed, string? file) => parsed.GetValue(_format)
        ?? Formats.Find(Path.GetExtension(file ?? "").TrimStart('.').ToLowerInvariant())
        ?? ResultFormat.Csv;
}
