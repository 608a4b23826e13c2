using EmgTool.Terminal;

namespace EmgTool.Tests;

/// <summary>Runs the program in this process and keeps what it wrote.</summary>
internal static class Cli
{
    public static Task<CliResult> RunAsync(params string[] args) => RunAsync(FakeEngine.Create(), "", args);

    public static async Task<CliResult> RunAsync(Engine engine, string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var code = await App.RunAsync(args, new StandardStreams(output, () => error, () => reader, OutputIsTerminal: false, ErrorIsTerminal: false), engine);
        return new(code, output.ToString(), error.ToString());
    }
}
