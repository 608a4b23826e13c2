using System.Globalization;
using System.IO.Enumeration;

namespace EmgTool.Core.Recordings;

/// <summary>Matches channels against what a user typed.</summary>
internal static class ChannelPattern
{
    private const string TypePrefix = "type:";

    /// <summary>Whether a channel is meant.</summary>
    /// <param name="pattern">A name, a name with <c>*</c> and <c>?</c>, <c>type:KIND</c> or <c>#NUMBER</c>.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="distinctName">Its name with a number where others have the same.</param>
    /// <exception cref="SettingsException">An unknown kind.</exception>
    public static bool Matches(string pattern, Channel channel, string distinctName)
    {
        if (MatchesName(pattern, channel.Name) || MatchesName(pattern, distinctName))
        {
            return true;
        }

        if (pattern.StartsWith(TypePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return channel.Kind == KindOf(pattern);
        }

        return pattern.StartsWith('#')
            && int.TryParse(pattern.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && channel.Index == number - 1;
    }

    /// <summary>The error for a pattern that matches no channel.</summary>
    public static SettingsException NoMatch(string pattern, IReadOnlyList<Channel> channels, IReadOnlyList<string> names)
    {
        if (channels.Count == 0)
        {
            return new SettingsException($"--channels '{pattern}': the recording holds no channels.");
        }

        var list = names.Count <= 40 ? string.Join(", ", names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(40))} and {names.Count - 40} more");
        if (pattern.StartsWith(TypePrefix, StringComparison.OrdinalIgnoreCase) || pattern.StartsWith('#') || pattern.AsSpan().ContainsAny('*', '?'))
        {
            return new SettingsException($"--channels '{pattern}' matches none of: {list}.");
        }

        var nearest = names.MinBy(name => Distance(pattern.ToUpperInvariant(), name.ToUpperInvariant()));
        return new SettingsException($"--channels '{pattern}' is none of: {list}.", $"Did you mean '{nearest}'?");
    }

    // Backslashes are part of names, not escapes.
    private static bool MatchesName(string pattern, string name) =>
        string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase)
        || FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: true);

    private static ChannelKind KindOf(string pattern) =>
        Enum.TryParse<ChannelKind>(pattern.AsSpan(TypePrefix.Length), ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsDigit(pattern[^1])
            ? kind
            : throw new SettingsException($"--channels '{pattern}': there is no such kind of channel.",
                $"Kinds: {string.Join(", ", Enum.GetNames<ChannelKind>().Select(name => name.ToLowerInvariant()))}.");

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
