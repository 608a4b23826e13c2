using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>A line of a header, taken apart from left to right.</summary>
/// <param name="text">The line.</param>
/// <param name="number">Its number, from 1.</param>
internal sealed class WfdbLine(string text, int number)
{
    /// <summary>A value divided by less would not be finite in microvolts.</summary>
    private const double SmallestNumber = 1e-90;

    private static readonly char[] Blanks = [' ', '\t'];
    private int _at;

    /// <summary>Number of the line, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Where it is, for messages.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"line {Number}");

    /// <summary>The next word; empty at the end.</summary>
    public string Word()
    {
        SkipBlanks();
        var end = text.IndexOfAny(Blanks, _at);
        end = end < 0 ? text.Length : end;
        var word = text[_at..end];
        _at = end;
        return word;
    }

    /// <summary>The rest of the line, without blanks around it.</summary>
    public string Rest() => text[_at..].Trim();

    /// <summary>The next word as a whole number; <see langword="null"/> where the line, or what can be one, ends.</summary>
    public long? Integer()
    {
        var before = _at;
        if (long.TryParse(Word(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        // A description may follow where the fields before it were left out.
        _at = before;
        return null;
    }

    /// <summary>A whole number in a part of a word.</summary>
    /// <exception cref="RecordingException">It is none, or not within the limits.</exception>
    public long Integer(string part, string what, long minimum, long maximum) =>
        long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Error(what, part, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"));

    /// <summary>A number in a part of a word: finite, and not so small that it cannot be divided by unless it is 0.</summary>
    /// <exception cref="RecordingException">It is none.</exception>
    public double Number64(string part, string what) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && (value == 0 || Math.Abs(value) >= SmallestNumber)
            ? value
            : throw Error(what, part, "a number");

    /// <summary>What is told of a field that cannot be read.</summary>
    public RecordingException Error(string what, string found, string expected) =>
        new("BAD_NUMBER", $"{Place}: the {what} is '{found}'; expected was {expected}.", "Compare the header with the one at its source.");

    private void SkipBlanks()
    {
        while (_at < text.Length && Blanks.Contains(text[_at]))
        {
            _at++;
        }
    }
}
