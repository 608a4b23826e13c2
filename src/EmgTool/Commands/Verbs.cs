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
            "detectors",
            "List the methods of detection, or show one: paper, parameters, defaults and ranges.",
            command => new DetectorsCommand(streams).Fill(command),
            () => HelpTexts.Detectors),
        new(
            "settings",
            "Show, check and compare settings, with the meaning and limits of each.",
            command => new SettingsCommand(streams, common).Fill(command),
            () => HelpTexts.Settings),
        new(
            "compare",
            "Compare settings over the same recordings: with a reference precision, recall and errors, without one how they agree.",
            command => new CompareCommand(streams, engine, common).Fill(command),
            () => HelpTexts.Compare),
        new(
            "sweep",
            "Try many settings against reference events: the best of them, and what they are worth on other recordings.",
            command => new SweepCommand(streams, engine, common).Fill(command),
            () => HelpTexts.Sweep),
        new(
            "synthesize",
            "Make a recording with known truth.",
            command => new SynthesizeCommand(streams, common).Fill(command),
            () => HelpTexts.Synthesize),
    ];
}
