using System.CommandLine;
using EmgTool.Core;
using EmgTool.Core.Synthesis;
using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary><c>emgtool synthesize</c>: a recording with known truth.</summary>
internal sealed class SynthesizeCommand
{
    private readonly StandardStreams _streams;
    private readonly CommonOptions _common;
    private readonly SynthesisOptions _settings = new();

    // The usage line shows the argument's name, hence upper case.
    private readonly Argument<string> _recording = new("OUT")
    {
        Description = "The recording to make: .edf (EDF+, 16 bits) or .csv (a column of times, then the channels).",
    };

    private readonly Option<string?> _truth = new("--truth")
    {
        Description = "Write the true events to FILE. Default: beside OUT, as OUT without its extension and .truth.csv.",
        HelpName = "FILE",
    };

    /// <summary>Builds its options.</summary>
    public SynthesizeCommand(StandardStreams streams, CommonOptions common)
    {
        _streams = streams;
        _common = common;
    }

    /// <summary>Gives the command its arguments, options and action.</summary>
    public void Fill(Command command)
    {
        command.Arguments.Add(_recording);
        command.Options.Add(_truth);
        _settings.AddTo(command);
        command.SetLongAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var diagnostics = _common.Diagnostics(parsed, _streams);
        var recording = parsed.GetValue(_recording)!;
        var run = new SynthesizeRun(recording, TruthFor(recording, parsed.GetValue(_truth)), Synthesizer.Create(_settings.Read(parsed)), diagnostics);
        var work = Task.Run(() => run.Execute(cancellation), cancellation);
        await _common.WatchAsync(parsed, _streams, diagnostics, work, "synthesizing", run.Share);

        await work;
        return ExitCode.Done;
    }

    private static string TruthFor(string recording, string? named)
    {
        if (Path.GetExtension(recording).ToUpperInvariant() is not (".EDF" or ".CSV"))
        {
            throw new SettingsException($"OUT: '{recording}' names neither an EDF nor a CSV file", "end the name in .edf or .csv");
        }

        var truth = named ?? Path.ChangeExtension(recording, ".truth.csv");
        return string.Equals(Path.GetFullPath(truth), Path.GetFullPath(recording), StringComparison.Ordinal)
            ? throw new SettingsException($"--truth: {truth} is the recording itself", "choose another name for the events")
            : truth;
    }
}
