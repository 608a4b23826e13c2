using EmgTool.Core.Detection;

namespace EmgTool.Core.Evaluation;

/// <summary>The stretches of a channel in which nothing can be found, whatever happened there: the signal is missing, flat or saturated, or has no noise floor to stand out of.
/// What a detector itself takes for an artefact is not among them.</summary>
public sealed class BlindStretches
{
    private static readonly string[] Reasons = [LeftOutReason.Missing, LeftOutReason.Flat, LeftOutReason.Saturated, LeftOutReason.NoNoiseFloor];

    /// <summary>Ends and starts are rounded times of samples: a flat stretch right behind a gap touches it.</summary>
    private const double TouchingSeconds = 1e-6;

    private readonly List<(double Start, double End)> _stretches = [];

    private BlindStretches()
    {
    }

    /// <summary>Those of an analyzed channel.</summary>
    /// <param name="channel">What was found on it.</param>
    public static BlindStretches Of(ChannelResult channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var blind = new BlindStretches();
        foreach (var artefact in channel.Artefacts.Where(artefact => Reasons.Contains(artefact.Reason, StringComparer.Ordinal)).OrderBy(artefact => artefact.OnsetSeconds))
        {
            blind.Add(artefact.OnsetSeconds, artefact.OnsetSeconds + artefact.DurationSeconds);
        }

        return blind;
    }

    /// <summary>Whether no event that is found can be one of this onset.</summary>
    /// <param name="onsetSeconds">The onset.</param>
    /// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
    public bool Hide(double onsetSeconds, double toleranceSeconds) =>
        _stretches.Exists(stretch => onsetSeconds - toleranceSeconds >= stretch.Start && onsetSeconds + toleranceSeconds <= stretch.End);

    private void Add(double start, double end)
    {
        if (_stretches.Count > 0 && _stretches[^1] is var last && start <= last.End + TouchingSeconds)
        {
            _stretches[^1] = (last.Start, Math.Max(last.End, end));
        }
        else
        {
            _stretches.Add((start, end));
        }
    }
}
