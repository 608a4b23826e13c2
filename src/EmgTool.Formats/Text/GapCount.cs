using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Counts the gaps of a text file, over all its columns and tables: each takes memory.</summary>
internal sealed class GapCount
{
    private long _count;

    /// <summary>Counts gaps.</summary>
    /// <param name="what">What is numbered: <c>line</c>, or <c>row</c> of the table.</param>
    /// <param name="number">Its number.</param>
    /// <param name="count">How many gaps are found there.</param>
    /// <exception cref="RecordingException">They are too many.</exception>
    public void Add(string what, long number, long count = 1)
    {
        _count += count;
        if (_count > RecordingLimits.MostGaps)
        {
            throw new RecordingException("TOO_MANY_GAPS", string.Create(CultureInfo.InvariantCulture,
                $"{what} {number}: more than {RecordingLimits.MostGaps} gaps (values missing between others, or jumps in time); this is no recording with even samples."), "Export the recording again, without columns that hold few numbers.");
        }
    }
}
