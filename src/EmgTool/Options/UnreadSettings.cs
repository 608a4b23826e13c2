using EmgTool.Core;
using EmgTool.Core.Detection.Published;

namespace EmgTool.Options;

/// <summary>Settings that were given and that the method of detection does not read.</summary>
internal static class UnreadSettings
{
    /// <summary>What to say about them, a line for each method.</summary>
    /// <param name="detectors">Names of the methods in use.</param>
    /// <param name="given">Paths that were given.</param>
    public static IEnumerable<string> Told(IEnumerable<string> detectors, IEnumerable<string> given)
    {
        string[] paths = [.. given.Distinct(StringComparer.Ordinal)];
        foreach (var name in detectors.Distinct(StringComparer.Ordinal))
        {
            var method = DetectorCatalog.Get(name);
            string[] unread = [.. paths.Where(path => !method.Reads(path))];
            if (unread.Length > 0)
            {
                yield return $"detector {name} does not read {string.Join(", ", unread)}: {(unread.Length == 1 ? "it makes" : "they make")} no difference to what it finds";
            }
        }
    }

    /// <summary>The paths of settings that differ from their preset.</summary>
    public static IEnumerable<string> Given(AnalysisSettings settings) => SettingsTree.Leaves(SettingsTree.Changes(settings)).Select(leaf => leaf.Path);
}
