using EmgTool.Core.Recordings;
using EmgTool.Formats;
using EmgTool.Formats.Compression;

namespace EmgTool.Options;

/// <summary>Turns what the user named into recordings, in a stable order: as named, and by ordinal comparison of paths within a folder or pattern.</summary>
internal static class InputList
{
    private const string WfdbHeader = ".hea";

    /// <summary>Names of files that may be compressed.</summary>
    private static readonly string[] Extensions = [".edf", ".bdf", ".rec", ".csv", ".txt", ".tsv"];

    /// <summary>Expands folders and patterns; what is named twice counts once.</summary>
    public static IReadOnlyList<Input> Expand(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.SelectMany(Expand).Where(input => seen.Add(IsStandardInput(input.Name) ? "-" : Path.GetFullPath(input.Name)))];
    }

    /// <summary>Whether a name means standard input.</summary>
    public static bool IsStandardInput(string name) => string.Equals(name, "-", StringComparison.Ordinal);

    private static IEnumerable<Input> Expand(string name)
    {
        if (Directory.Exists(name))
        {
            return OrProblem(InFolder(name), name, "EMPTY_FOLDER", $"no recordings in this folder ({string.Join(", ", Extensions)}, compressed or not, and {WfdbHeader})");
        }

        return IsStandardInput(name) || File.Exists(name) || !name.AsSpan().ContainsAny('*', '?')
            ? [new Input(name)]
            : OrProblem(Matching(name), name, "NO_MATCH", "no file matches this pattern");
    }

    private static List<Input> OrProblem(List<Input> inputs, string name, string code, string message)
    {
        if (inputs.Count == 0)
        {
            inputs.Add(new(name, Problem: new RecordingException(code, message)));
        }

        return inputs;
    }

    private static List<Input> InFolder(string folder)
    {
        var inputs = new List<Input>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                var path = Path.Join(folder, entry.Name);
                if (entry is FileInfo && IsRecording(entry.Name) && !TableFile.IsTable(path))
                {
                    inputs.Add(new(path, Found: true));
                }
                else if (entry is DirectoryInfo && entry.LinkTarget is null)
                {
                    // A linked folder may lead back up; a linked file is a recording like any other.
                    inputs.AddRange(InFolder(path));
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            inputs.Add(new(folder, Problem: error));
        }

        // The segments of a record are read with it.
        var parts = inputs.Where(input => input.Found).SelectMany(input => RecordingFile.PartsOf(input.Name)).ToHashSet(StringComparer.Ordinal);
        inputs.RemoveAll(input => parts.Contains(input.Name));
        inputs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return inputs;
    }

    private static bool IsRecording(string name) =>
        Extensions.Contains(Path.GetExtension(CompressedFile.NameWithout(name)), StringComparer.OrdinalIgnoreCase)
        || string.Equals(Path.GetExtension(name), WfdbHeader, StringComparison.OrdinalIgnoreCase);

    // For shells that leave patterns alone, and for lists. The last part may hold * and ?, the folders before it are taken as they are.
    private static List<Input> Matching(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) ?? "";
        var inputs = new List<Input>();
        try
        {
            var options = new EnumerationOptions { MatchType = MatchType.Simple, MatchCasing = MatchCasing.CaseSensitive, AttributesToSkip = FileAttributes.Hidden };
            inputs.AddRange(Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, Path.GetFileName(pattern), options)
                .Select(path => new Input(Path.Join(folder, Path.GetFileName(path)), Found: true)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            inputs.Add(new(pattern, Problem: error));
        }

        inputs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return inputs;
    }
}
