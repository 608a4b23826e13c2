namespace EmgTool.Formats.Text;

/// <summary>The fraction with the smallest denominator between two numbers.</summary>
internal static class SimplestFraction
{
    /// <summary>Finds it by continued fractions (Stern-Brocot tree).</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, at least <paramref name="low"/>.</param>
    /// <param name="estimate">A number between them: of several fractions with the smallest denominator, the one nearest to it is taken.</param>
    /// <returns>Numerator and denominator of a fraction from <paramref name="low"/> to <paramref name="high"/>.</returns>
    /// <exception cref="OverflowException">It does not fit 64 bits.</exception>
    public static (long Numerator, long Denominator) Between(decimal low, decimal high, decimal estimate)
    {
        var denominator = Between(low, high).Denominator;
        var nearest = decimal.Round(estimate * denominator);

        // The ends are not equally far from the estimate: the nearest fraction may be beyond the nearer end where another one is within.
        nearest += nearest < low * denominator ? 1 : nearest > high * denominator ? -1 : 0;
        return ((long)nearest, denominator);
    }

    private static (long Numerator, long Denominator) Between(decimal low, decimal high)
    {
        var whole = decimal.Truncate(low);
        if (whole == low)
        {
            return ((long)whole, 1);
        }

        if (whole + 1 <= high)
        {
            return ((long)(whole + 1), 1);
        }

        var (numerator, denominator) = Between(1 / (high - whole), 1 / (low - whole));
        return (checked(((long)whole * numerator) + denominator), numerator);
    }
}
