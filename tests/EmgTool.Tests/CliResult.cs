namespace EmgTool.Tests;

/// <summary>What a run of the program gave.</summary>
internal sealed record CliResult(int Code, string Output, string Error)
{
    public string[] OutputLines => Output.TrimEnd('\n').Split('\n');

    public string[] ErrorLines => Error.TrimEnd('\n').Split('\n');
}
