namespace EmgTool.Terminal;

/// <summary>A result could not be written.</summary>
/// <param name="place">The file, or <c>standard output</c>.</param>
/// <param name="cause">What the system said.</param>
internal sealed class OutputException(string place, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The file, or <c>standard output</c>.</summary>
    public string Place { get; } = place;

    /// <summary>Does something with an output; failures of the system name it.</summary>
    public static void Naming(string place, Action action) => Naming(place, () =>
    {
        action();
        return true;
    });

    /// <inheritdoc cref="Naming(string, Action)"/>
    public static T Naming<T>(string place, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(place, error);
        }
    }
}
