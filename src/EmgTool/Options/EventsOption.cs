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
    public EventTable? Read(ParseResult parsed, IReadOnlyList<Input> inputs, StandardStreams streams)
    {
        if (parsed.GetValue(_file) is not { } path)
        {
            return null;
        }

        if (InputList.IsStandardInput(path) && inputs.Any(input => InputList.IsStandardInput(input.Name)))
        {
            throw new SettingsException("--events: standard input cannot be the recording and the table at once", "write one of them to a file");
        }

        try
        {
            return EventTable.Read(InputList.IsStandardInput(path) ? streams.Input.ReadToEnd() : File.ReadAllText(path));
        }
        catch (SettingsException error)
        {
            throw new SettingsException($"--events: {path}: {error.Message}", error.Hint);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"--events: {path}: {IoErrors.Describe(error)}");
        }
    }
}
