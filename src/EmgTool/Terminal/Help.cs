using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EmgTool.Terminal;

/// <summary>The built-in help within 80 columns, followed by what a command has to add: output columns, examples, exit codes.</summary>
/// <param name="more">The text to add, by command.</param>
internal sealed class Help(IReadOnlyDictionary<Command, string> more) : SynchronousCommandLineAction
{
    /// <summary>Columns that a line of help may take.</summary>
    public const int Width = 80;

    private readonly HelpAction _builtIn = new() { MaxWidth = Width };

    /// <summary>The exit codes, as every help text ends with them.</summary>
    public const string ExitCodes = """
        Exit codes:
          0    all done
          1    input, output or the program itself failed
          2    wrong usage or settings; nothing was done
          3    at least one recording could not be analyzed; the others are complete
          75   temporary trouble, worth another try
          130  interrupted
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = _builtIn.Invoke(parseResult);
        if (more.TryGetValue(parseResult.CommandResult.Command, out var text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
        }

        return code;
    }
}
