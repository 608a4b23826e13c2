namespace EmgTool.Terminal;

/// <summary>A result could not be written.</summary>
/// <param name="place">The file, or <c>standard output</c>.</param>
/// <param name="cause">What the system said.</param>
internal sealed class OutputException(string place, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The file, or <c>standard output</c>.</summary>
    public string Place { get; } = place;
}
