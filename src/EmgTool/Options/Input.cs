namespace EmgTool.Options;

/// <summary>One recording to work on, or why there is none.</summary>
/// <param name="Name">Path as given or found; <c>-</c> for standard input.</param>
/// <param name="Found">Whether it was found by searching a folder or matching a pattern rather than named.</param>
/// <param name="Problem">What keeps it from being opened, where that is known already.</param>
internal sealed record Input(string Name, bool Found = false, Exception? Problem = null);
