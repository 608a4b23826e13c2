using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Which of many settings are analyzed together: those with the same filter and the same done about heartbeats, as many as memory allows.</summary>
internal static class VariantBatches
{
    /// <summary>Detectors and noise floors of a batch, over all channels of eight: at 2 kHz each takes about 1 MB.</summary>
    public const int Most = 128;

    /// <summary>Divides settings into batches.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="channels">Channels to be analyzed.</param>
    /// <returns>Positions of settings, a batch each. In a batch those come together that share a noise floor; otherwise they keep their order.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<AnalysisSettings> settings, int channels)
    {
        var most = Most / Math.Clamp(channels, 1, Lanes.Count);
        return Enumerable.Range(0, settings.Count)
            .GroupBy(variant => (settings[variant].Filter, settings[variant].Detection.Ecg))
            .SelectMany(group => Cut(group.GroupBy(variant => FloorSettings.Of(settings[variant].Detection)), most));
    }

    private static IEnumerable<int[]> Cut(IEnumerable<IEnumerable<int>> floors, int most)
    {
        var batch = new List<int>();
        var taken = 0;
        foreach (var floor in floors)
        {
            // With its floor one of the settings counts twice.
            var cost = 2;
            foreach (var variant in floor)
            {
                if (taken + cost > most)
                {
                    yield return [.. batch];
                    batch.Clear();
                    (taken, cost) = (0, 2);
                }

                batch.Add(variant);
                taken += cost;
                cost = 1;
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
