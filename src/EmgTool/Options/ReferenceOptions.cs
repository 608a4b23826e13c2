using System.CommandLine;
using EmgTool.Commands;
using EmgTool.Core;
using EmgTool.Terminal;

namespace EmgTool.Options;

/// <summary>The events that results are scored against, and how near is near enough.</summary>
internal sealed class ReferenceOptions
{
    /// <summary>The tolerance of the comparisons of onset detectors in the literature and of our tables of other tools: half of a jerk.</summary>
    private const double DefaultTolerance = 0.05;

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "Events to score against: a table FILE (CSV or TSV with onset, label and, if it has them, duration, channel and recording), annotations for those in the recording, or auto for NAME.truth.csv beside it, else its annotations.",
        HelpName = "FILE|annotations|auto",
    };

    private readonly Option<string[]> _labels = new("--reference-label")
    {
        Description = "Only events of the reference with this label count: annotations hold notes as well. Events found count whatever their label. Repeatable. Default: all.",
        HelpName = "LABEL",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<double?> _tolerance = NumberOption.Real("--tolerance", "SECONDS", 0, 10, "Onsets this far apart may still be the same event. Default 0.05.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_reference);
        command.Options.Add(_labels);
        command.Options.Add(_tolerance);
    }

    /// <summary>The tolerance in seconds.</summary>
    public double Tolerance(ParseResult parsed) => parsed.GetValue(_tolerance) ?? DefaultTolerance;

    /// <summary>The reference, or null.</summary>
    /// <exception cref="SettingsException">Its table cannot be read, or names none of the inputs.</exception>
    public ReferenceSource? Read(ParseResult parsed, IReadOnlyList<Input> inputs, StandardStreams streams)
    {
        var labels = parsed.GetValue(_labels) ?? [];
        if (parsed.GetValue(_reference) is not { } name)
        {
            return labels.Length == 0 ? null : throw new SettingsException("--reference-label: there is no --reference whose labels these are");
        }

        if (name is ReferenceSource.Annotations or ReferenceSource.Auto)
        {
            return new(name, table: null, labels);
        }

        var table = EventTableFile.Read("--reference", name, inputs, streams);
        return table.Recordings.Count == 0 || inputs.Any(input => table.Names(input.Name))
            ? new(name, table, labels)
            : throw new SettingsException(
                $"--reference: {name}: no event of any INPUT; the table names {ReferenceSource.Some(table.Recordings)}",
                "name the recordings that the table is about, or the table that is about these");
    }
}
