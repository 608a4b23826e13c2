using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The table of an AcqKnowledge file, whose header may count the samples of each channel.</summary>
internal sealed class AcqKnowledgeTable : ExportTable
{
    /// <summary>Samples of each channel by the header; empty where it does not count them.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Number of the line with them.</summary>
    public required int CountLine { get; init; }

    /// <inheritdoc/>
    public override Recording Check(Recording recording, WarningLog warnings)
    {
        // A channel without numbers is left out: the counts cannot be told apart any more.
        if (Counts.Count != recording.Channels.Count)
        {
            return recording;
        }

        foreach (var channel in recording.Channels)
        {
            var stated = Counts[channel.Index];
            var place = string.Create(CultureInfo.InvariantCulture, $"line {CountLine}, channel '{channel.Name}'");
            var found = channel.SampleCount + channel.MissingSamples;
            if (stated == channel.SampleCount)
            {
                continue;
            }

            if (stated > 0 && found >= 2 * stated && (found + stated - 1) / stated == Math.Round((double)found / stated))
            {
                warnings.Add("SAMPLES_REPEATED", place, string.Create(CultureInfo.InvariantCulture,
                    $"The channel was sampled {stated} times, but the table has {found} values: the export repeats each about {found / stated} times. They are read as they are."));
            }
            else if (stated != found)
            {
                warnings.Add("SAMPLE_COUNT", place, string.Create(CultureInfo.InvariantCulture, $"The header counts {stated} samples, but the table has {found}; those of the table are read."));
            }
        }

        return recording;
    }
}
