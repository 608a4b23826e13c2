using EmgTool.Options;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>The commands of the program, in the order of its help.</summary>
internal static class Verbs
{
    /// <summary>All of them.</summary>
    /// <param name="streams">The standard streams.</param>
    /// <param name="engine">Opens and analyzes recordings.</param>
    /// <param name="common">The options that every command has.</param>
    public static Verb[] All(StandardStreams streams, Engine engine, CommonOptions common) =>
    [
        new(
            "analyze",
            "Find the bursts of EMG recordings, measure and label them.",
            command => new AnalyzeCommand(streams, engine, common).Fill(command),
            () => HelpTexts.Analyze),
        new(
            "info",
            "Show the header, channels and annotations of recordings.",
            command => new InfoCommand(streams, engine, common).Fill(command),
            () => HelpTexts.Info),
        new(
            "convert",
            "Write recordings as EDF+, BDF+ or CSV: all of them, or some channels and a part of the time.",
            command => WriteCommand.Convert(streams, engine, common).Fill(command),
            () => HelpTexts.Convert),
        new(
            "filter",
            "Write the signal as analyze sees it: band-passed, mains interference subtracted.",
            command => WriteCommand.Filter(streams, engine, common).Fill(command),
            () => HelpTexts.Filter),
        new(
            "settings",
            "Show, check and compare settings, with the meaning and limits of each.",
            command => new SettingsCommand(streams, common).Fill(command),
            () => HelpTexts.Settings),
        new(
            "synthesize",
            "Make a recording with known truth.",
            command => new SynthesizeCommand(streams, common).Fill(command),
            () => HelpTexts.Synthesize),
    ];
}
