namespace EmgTool.Core.Detection;

/// <summary>Centred moving averages.</summary>
internal static class BoxMean
{
    /// <summary>The mean over <paramref name="width"/> values around each; outside the span the signal counts as noise, 1.</summary>
    public static void Fill(ReadOnlySpan<double> energy, int width, Span<double> destination)
    {
        var before = width / 2;
        var after = width - 1 - before;
        double sum = before;
        for (var i = 0; i <= after; i++)
        {
            sum += i < energy.Length ? energy[i] : 1;
        }

        for (var i = 0; i < energy.Length; i++)
        {
            destination[i] = sum / width;
            var leaving = i - before;
            var entering = i + after + 1;
            sum += (entering < energy.Length ? energy[entering] : 1) - (leaving >= 0 ? energy[leaving] : 1);
        }
    }
}
