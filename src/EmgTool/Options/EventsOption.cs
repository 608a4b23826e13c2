using System.CommandLine;
using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>The table of events that become annotations.</summary>
internal sealed class EventsOption
{
    private readonly Option<string?> _file = new("--events")
    {
        Description = "Add the events of a table as annotations: CSV or TSV with the columns onset, duration, label and channel, such as the bursts of analyze; - for standard input.",
        HelpName = "FILE",
    };

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_file);

    /// <summary>The table, or null.</summary>
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public EventTable? Read(ParseResult parsed, IReadOnlyList<Input> inputs, StandardStreams streams) =>
        parsed.GetValue(_file) is { } path ? EventTableFile.Read("--events", path, inputs, streams) : null;
}
