using System.CommandLine;

namespace EmgTool.Commands;

/// <summary>A command of the program as the list of commands needs it. Its options are built only where it is named: building those of all takes longer
/// than what short commands do.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a line.</param>
/// <param name="Fill">Gives it its arguments, options and action.</param>
/// <param name="HelpText">What follows its built-in help.</param>
internal sealed record Verb(string Name, string Description, Action<Command> Fill, Func<string> HelpText)
{
    /// <summary>The command: with all it has where the command line may be about it, else only a name.</summary>
    public Command ToCommand(string[] args)
    {
        var command = new Command(Name, Description);
        foreach (var arg in args)
        {
            // Within a longer argument as well: the request for completions holds the command line as one.
            if (arg.Contains(Name, StringComparison.Ordinal))
            {
                Fill(command);
                break;
            }
        }

        return command;
    }
}
