using EmgTool.Core;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Keeps results from being written over recordings.</summary>
internal static class OutputGuard
{
    /// <summary>Refuses an output that is named as an input as well; results of an earlier run that a folder or pattern turned up are left out.</summary>
    /// <exception cref="SettingsException">An output would replace an input.</exception>
    public static IReadOnlyList<Input> Apply(IReadOnlyList<Input> inputs, IEnumerable<string> places)
    {
        var outputs = places.Select(Real).ToHashSet(StringComparer.Ordinal);
        var clash = inputs.FirstOrDefault(input => !input.Found && outputs.Contains(Real(input.Name)));
        return clash is null
            ? [.. inputs.Where(input => !outputs.Contains(Real(input.Name)))]
            : throw new SettingsException($"--output: {clash.Name} is an input; it would be overwritten", "choose another name for the results");
    }

    /// <summary>Refuses outputs that are inputs as well, whether named or found.</summary>
    /// <exception cref="SettingsException">An output would replace an input.</exception>
    public static void Refuse(IReadOnlyList<Input> inputs, IEnumerable<string> outputs)
    {
        var places = outputs.Select(Real).ToHashSet(StringComparer.Ordinal);
        if (inputs.FirstOrDefault(input => !InputList.IsStandardInput(input.Name) && places.Contains(Real(input.Name))) is { } clash)
        {
            throw new SettingsException($"--output: {clash.Name} is an input; it would be overwritten", "choose another name or folder");
        }
    }

    // Links are followed in every part of the path, from the root on: a link without a folder in its name would be taken to lie in the root.
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var here = Path.Join(Real(folder), Path.GetFileName(full));
        var target = Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true)
            : File.Exists(here) ? File.ResolveLinkTarget(here, returnFinalTarget: true)
            : null;
        return target?.FullName ?? here;
    }
}
