using EmgTool.Core;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>Reads a table of events that an option names.</summary>
internal static class EventTableFile
{
    /// <summary>Reads it, with the names of the inputs for the recordings that it names.</summary>
    /// <param name="option">The option.</param>
    /// <param name="path">Its value: a file, or - for standard input.</param>
    /// <param name="inputs">The recordings, which may take standard input as well.</param>
    /// <param name="streams">The standard streams.</param>
    /// <exception cref="SettingsException">It cannot be read, or names a recording that may be several of the inputs.</exception>
    public static EventTable Read(string option, string path, IReadOnlyList<Input> inputs, StandardStreams streams)
    {
        if (InputList.IsStandardInput(path) && inputs.Any(input => InputList.IsStandardInput(input.Name)))
        {
            throw new SettingsException($"{option}: standard input cannot be the recording and the table at once", "write one of them to a file");
        }

        try
        {
            return EventTable.Read(InputList.IsStandardInput(path) ? streams.Input.ReadToEnd() : File.ReadAllText(path)).Among([.. inputs.Select(input => input.Name)]);
        }
        catch (SettingsException error)
        {
            throw new SettingsException($"{option}: {path}: {error.Message}", error.Hint);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{option}: {path}: {IoErrors.DescribeReading(error, path)}");
        }
    }
}
