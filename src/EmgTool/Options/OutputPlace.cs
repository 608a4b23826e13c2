using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>The place of a result that <c>--output</c> names.</summary>
internal static class OutputPlace
{
    /// <summary>The file, or null for standard output.</summary>
    /// <param name="path">What the user wrote, if anything.</param>
    /// <param name="example">A name that would do.</param>
    /// <exception cref="SettingsException">Not a place for a file.</exception>
    public static string? Check(string? path, string example)
    {
        if (path is null || string.Equals(path, "-", StringComparison.Ordinal))
        {
            return null;
        }

        if (path.Length == 0 || Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new SettingsException($"--output: '{path}' is a folder", "name a file in it, such as " + Path.Join(path, example));
        }

        // The file is put in place by renaming, which would replace a device or pipe rather than write to it.
        if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new SettingsException($"--output: '{path}' is a device", "leave --output away and redirect standard output to it");
        }

        return path;
    }
}
