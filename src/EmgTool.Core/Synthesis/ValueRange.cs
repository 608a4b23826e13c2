using System.Globalization;

namespace EmgTool.Core.Synthesis;

/// <summary>A range that values are drawn from.</summary>
/// <param name="Low">Lowest value.</param>
/// <param name="High">Highest value; not below <paramref name="Low"/>.</param>
public readonly record struct ValueRange(double Low, double High)
{
    /// <summary>The range as <c>LOW-HIGH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low}-{High}");

    /// <summary>Throws unless the range lies within limits.</summary>
    /// <param name="setting">Name of the setting, for the message.</param>
    /// <param name="minimum">Least allowed value.</param>
    /// <param name="maximum">Greatest allowed value.</param>
    /// <exception cref="SettingsException">It does not, or its ends are out of order.</exception>
    internal void Check(string setting, double minimum, double maximum)
    {
        if (!(Low >= minimum && High >= Low && High <= maximum))
        {
            throw new SettingsException(string.Create(CultureInfo.InvariantCulture,
                $"{setting} is {this}: a range LOW-HIGH between {minimum} and {maximum} is needed, LOW not above HIGH."));
        }
    }
}
