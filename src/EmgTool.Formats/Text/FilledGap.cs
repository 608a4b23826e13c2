namespace EmgTool.Formats.Text;

/// <summary>Missing values of a column that are filled by a straight line.</summary>
/// <param name="FirstSample">Index of the first of them among the column's values, filled ones included.</param>
/// <param name="Count">How many.</param>
/// <param name="FilledBefore">How many are filled before them.</param>
internal readonly record struct FilledGap(long FirstSample, int Count, long FilledBefore)
{
    /// <summary>Index behind the last of them.</summary>
    public long EndSample => FirstSample + Count;
}
