namespace EmgTool.Core.Detection;

/// <summary>Mean and maximum of a stretch of energies.</summary>
internal static class EnergySpan
{
    /// <summary>The mean, summed from the first to the last.</summary>
    public static double Mean(ReadOnlySpan<double> energy)
    {
        double sum = 0;
        foreach (var value in energy)
        {
            sum += value;
        }

        return sum / energy.Length;
    }

    /// <summary>The largest, at least 0.</summary>
    public static double Largest(ReadOnlySpan<double> energy)
    {
        double largest = 0;
        foreach (var value in energy)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
