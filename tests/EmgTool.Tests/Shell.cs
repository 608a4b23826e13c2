using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace EmgTool.Tests;

/// <summary>Runs command lines as a user does, with the built program as <c>emgtool</c> on the path.</summary>
internal static class Shell
{
    /// <summary>The program as it was built together with these tests.</summary>
    public static string Program { get; } = Path.Join(AppContext.BaseDirectory, "emgtool");

    /// <summary>Runs a command line; standard input is empty.</summary>
    public static async Task<CliResult> RunAsync(string command, string folder)
    {
        using var process = Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", command } }, folder);
        process.StandardInput.Close();
        return await ResultOf(process);
    }

    /// <summary>Starts the program itself, so that a signal meets it and not a shell.</summary>
    public static Process StartProgram(string folder, params string[] args) => Start(new ProcessStartInfo(Program, args), folder);

    /// <summary>Sends a signal. Skips the test where whoever started the tests has the signal ignored, as a shell does for <c>command &amp;</c>.</summary>
    public static async Task SignalAsync(Process process, string signal, string folder)
    {
        var ignored = await RunAsync($"sh -c 'kill -{signal} $$; echo ignored'", folder);
        if (ignored.Output.Length > 0)
        {
            process.Kill();
            await process.WaitForExitAsync();
            Assert.Skip($"SIG{signal} is ignored here");
        }

        Assert.Equal(0, (await RunAsync($"kill -{signal} {process.Id}", folder)).Code);
    }

    /// <summary>Waits for the end.</summary>
    public static async Task<CliResult> ResultOf(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start, string folder)
    {
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["PATH"] = AppContext.BaseDirectory.TrimEnd('/') + ":" + Environment.GetEnvironmentVariable("PATH");

        // The program finds the runtime of these tests wherever the SDK is installed: ROOT/shared/Microsoft.NETCore.App/10.0.x/.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Join(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }
}
