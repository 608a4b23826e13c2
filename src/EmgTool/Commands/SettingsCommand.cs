using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool settings</c>: shows, checks and compares settings, and prints their schema.</summary>
internal sealed class SettingsCommand
{
    private readonly StandardStreams _streams;
    private readonly CommonOptions _common;
    private readonly SettingsOptions _settings = new();
    private readonly Option<bool> _json = CommonOptions.Switch("--json", alias: null, "Without the comments.");
    private readonly Argument<string[]> _files = new("FILE") { Description = "Settings files, or records of runs.", Arity = ArgumentArity.OneOrMore };
    private readonly Argument<string> _first = new("A") { Description = "A settings file, the record of a run, or the name of a preset." };
    private readonly Argument<string> _second = new("B") { Description = "Another one." };

    /// <summary>Builds its options.</summary>
    public SettingsCommand(StandardStreams streams, CommonOptions common)
    {
        _streams = streams;
        _common = common;
    }

    /// <summary>Gives the command its own commands.</summary>
    public void Fill(Command command)
    {
        var show = new Command("show", "Show the settings in force, each with its meaning, unit, limits and reason: a file that --settings takes.");
        _settings.AddTo(show);
        show.Options.Add(_json);
        show.SetAction(Show);
        command.Subcommands.Add(show);

        var check = new Command("check", "List all that is wrong with settings files, line by line.");
        check.Arguments.Add(_files);
        check.SetAction(Check);
        command.Subcommands.Add(check);

        var diff = new Command("diff", "List the settings in which two files, runs or presets differ. Exit code 4 where they do.");
        diff.Arguments.Add(_first);
        diff.Arguments.Add(_second);
        diff.SetAction(Diff);
        command.Subcommands.Add(diff);

        var schema = new Command("schema", "Print the JSON Schema of a settings file, which editors check and complete files by.");
        schema.SetAction(_ => _streams.Output.WriteLine(SettingsSchema.Text()));
        command.Subcommands.Add(schema);
    }

    private void Show(ParseResult parsed)
    {
        var settings = _settings.Read(parsed);
        _streams.Output.WriteLine(parsed.GetValue(_json)
            ? JsonSerializer.Serialize(settings, ResultJson.Indented.AnalysisSettings)
            : SettingsListing.Of(settings));
    }

    private int Check(ParseResult parsed)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var code = ExitCode.Done;
        foreach (var path in parsed.GetValue(_files)!)
        {
            try
            {
                var file = SettingsFile.Open(path);
                foreach (var error in file.Errors)
                {
                    diagnostics.Error(file.Place(error), error.Message, error.Hint);
                }

                if (file.Errors.Count == 0)
                {
                    _streams.Output.WriteLine($"{path}: nothing wrong");
                    continue;
                }
            }
            catch (SettingsException error)
            {
                diagnostics.Error(place: null, error);
            }

            code = ExitCode.Usage;
        }

        return code;
    }

    private int Diff(ParseResult parsed)
    {
        var (first, second) = (parsed.GetValue(_first)!, parsed.GetValue(_second)!);
        var (a, b) = (SettingsTree.Values(SettingsFile.ReadNamed(first).Complete()), SettingsTree.Values(SettingsFile.ReadNamed(second).Complete()));

        // Two methods of detection have parameters of their own.
        var rows = a.Keys.Union(b.Keys, StringComparer.Ordinal)
            .Select(string[] (path) => [path, Text(a, path), Text(b, path)])
            .Where(row => !string.Equals(row[1], row[2], StringComparison.Ordinal))
            .ToList();
        if (rows.Count == 0)
        {
            _common.Diagnostics(parsed, _streams).Note(place: null, $"{first} and {second} are the same settings");
            return ExitCode.Done;
        }

        _streams.Output.WriteLine(TextTable.Layout(["setting", first, second], rows));
        return ExitCode.Odd;
    }

    private static string Text(Dictionary<string, JsonValue> values, string path) => values.TryGetValue(path, out var value) ? value.ToJsonString() : "-";
}
