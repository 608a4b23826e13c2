using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Annotations of a text file, up to a number that no recording has.</summary>
/// <typeparam name="T">What is known of one.</typeparam>
internal sealed class AnnotationList<T>
{
    private readonly List<T> _items = [];
    private long _cutLine;

    /// <summary>The annotations, in the order of the file.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>Adds an annotation, or leaves it out where there are too many.</summary>
    /// <param name="item">The annotation.</param>
    /// <param name="line">Number of its line, from 1.</param>
    public void Add(T item, long line)
    {
        if (_items.Count < RecordingLimits.MostAnnotations)
        {
            _items.Add(item);
        }
        else if (_cutLine == 0)
        {
            _cutLine = line;
        }
    }

    /// <summary>Tells where some are left out.</summary>
    /// <param name="warnings">Receives it.</param>
    public void Warn(WarningLog warnings)
    {
        if (_cutLine > 0)
        {
            warnings.Add("ANNOTATIONS_CUT", string.Create(CultureInfo.InvariantCulture, $"line {_cutLine}"), string.Create(CultureInfo.InvariantCulture,
                $"There are more than {RecordingLimits.MostAnnotations} annotations; those from here on are left out."));
        }
    }
}
