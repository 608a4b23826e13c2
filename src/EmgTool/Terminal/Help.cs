using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EmgTool.Commands;

namespace EmgTool.Terminal;

/// <summary>The built-in help within 80 columns, followed by what a command has to add: output columns, examples, exit codes.</summary>
/// <param name="verbs">The commands, with the texts to add.</param>
internal sealed class Help(IReadOnlyList<Verb> verbs) : SynchronousCommandLineAction
{
    /// <summary>Columns that a line of help may take.</summary>
    public const int Width = 80;

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
        var code = new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        var path = UsageErrors.PathOf(parseResult);
        var text = path.Count == 0 ? HelpTexts.Root : verbs.First(verb => string.Equals(verb.Name, path[0], StringComparison.Ordinal)).HelpText();
        parseResult.InvocationConfiguration.Output.WriteLine(text);
        return code;
    }
}
