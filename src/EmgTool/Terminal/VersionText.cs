using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace EmgTool.Terminal;

/// <summary>Prints the version of this program, whatever process hosts it.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <summary>The version, such as <c>0.1.0</c>.</summary>
    public static string Number { get; } =
        typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine("emgtool " + Number);
        return ExitCode.Done;
    }
}
