namespace EmgTool.Core;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
public static class Nearest
{
    /// <summary>Fewer letters than this are part of too many names.</summary>
    private const int LeastLetters = 4;

    // Behind names that begin with what was typed, and names that contain it.
    private const int Edited = 2;

    /// <summary>The name that begins with what was typed, or else one that contains it, or else the one with the fewest single-letter edits (swaps of neighbours count as
    /// one); null when none is near: a third of the letters, at least one. Of several the one that takes the fewest edits.</summary>
    public static string? To(string typed, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var nearest = names
            .Select(name => (Name: name, Rank: Rank(typed, name), Distance: Distance(typed, name)))
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is not null && (nearest.Rank < Edited || nearest.Distance <= Math.Max(1, nearest.Name.Length / 3)) ? nearest.Name : null;
    }

    /// <summary>The suggestion as a hint, or null.</summary>
    public static string? Hint(string typed, IEnumerable<string> names) => To(typed, names) is { } name ? $"did you mean {name}?" : null;

    private static int Rank(string typed, string name) =>
        typed.Length < LeastLetters ? Edited
        : name.StartsWith(typed, StringComparison.Ordinal) ? 0
        : name.Contains(typed, StringComparison.Ordinal) ? 1
        : Edited;

    private static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                    distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[a.Length, b.Length];
    }
}
