using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>The annotations of a record, from the files beside the header that have its name and an annotator's name behind the point.</summary>
internal sealed class WfdbAnnotations
{
    /// <summary>Annotators that are looked for, in this order: reference annotations (atr), and those of the public databases with sleep stages,
    /// apnoeas, arousals, beats, triggers and markers. Any name is allowed, but a file of any name may be anything.</summary>
    public static readonly IReadOnlyList<string> Annotators =
        ["atr", "ann", "ari", "apn", "arousal", "ecg", "event", "hyp", "man", "marker", "qrs", "st", "stage", "trigger"];

    /// <summary>Longer files are not read: a million annotations take 2 to 8 MB.</summary>
    private const long LongestFile = 1 << 26;

    private readonly List<string> _paths = [];
    private readonly List<Annotation> _annotations = [];

    /// <summary>By onset.</summary>
    public IReadOnlyList<Annotation> All => _annotations;

    /// <summary>Files that were read.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Reads all files. A broken one is a warning.</summary>
    /// <param name="header">Path of the header.</param>
    /// <param name="rate">Frames in a second: the unit of the times.</param>
    /// <param name="signals">Names of the signals of the record.</param>
    /// <param name="warnings">Receives what was odd.</param>
    public static WfdbAnnotations Read(string header, SamplingRate rate, IReadOnlyList<string> signals, WarningLog warnings)
    {
        var annotations = new WfdbAnnotations();
        foreach (var path in Annotators.Select(annotator => Path.ChangeExtension(header, annotator)).Where(File.Exists))
        {
            try
            {
                annotations.Add(path, rate, signals, warnings);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Warn(path, error is IOException ? "it cannot be read" : "permission denied", warnings);
            }
        }

        // Stable: what one file says of one time stays in its order.
        var sorted = annotations._annotations.OrderBy(annotation => annotation.OnsetSeconds).ToList();
        annotations._annotations.Clear();
        annotations._annotations.AddRange(sorted);
        return annotations;
    }

    private void Add(string path, SamplingRate rate, IReadOnlyList<string> signals, WarningLog warnings)
    {
        if (new FileInfo(path).Length is var length and (0 or > LongestFile))
        {
            Warn(path, string.Create(CultureInfo.InvariantCulture, $"it has {length} bytes"), warnings);
            return;
        }

        _annotations.AddRange(WfdbAnnotationFile.Read(File.ReadAllBytes(path), rate, signals, out var problem));
        _paths.Add(path);
        if (problem is not null)
        {
            Warn(path, problem, warnings);
        }
    }

    private static void Warn(string path, string what, WarningLog warnings) =>
        warnings.Add("ANNOTATIONS_UNREADABLE", Path.GetFileName(path), $"The annotations cannot be read to the end: {what}.");
}
