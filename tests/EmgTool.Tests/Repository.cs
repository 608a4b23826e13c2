namespace EmgTool.Tests;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>EmgTool.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "EmgTool.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no EmgTool.sln above the tests");
        }

        return folder;
    }
}
