namespace EmgTool.Formats.Results;

/// <summary>The values that users choose among by name, in options and in settings files.</summary>
/// <typeparam name="T">The values, no two alike.</typeparam>
/// <param name="comparison">How names are compared.</param>
/// <param name="pairs">Each name with its value.</param>
public sealed class NamedValues<T>(StringComparison comparison, params (string Name, T Value)[] pairs)
    where T : struct
{
    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> Names { get; } = Array.ConvertAll(pairs, pair => pair.Name);

    /// <summary>The value of a name, or null.</summary>
    public T? Find(string name)
    {
        foreach (var pair in pairs)
        {
            if (string.Equals(pair.Name, name, comparison))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none.</exception>
    public string NameOf(T value) =>
        Array.Find(pairs, pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Name ?? throw new ArgumentOutOfRangeException(nameof(value));
}
