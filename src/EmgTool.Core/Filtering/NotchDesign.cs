using System.Globalization;

namespace EmgTool.Core.Filtering;

/// <summary>Notch sections at a mains frequency and its harmonics, each the one of <c>scipy.signal.iirnotch</c>.</summary>
public static class NotchDesign
{
    /// <summary>Below, the bandwidth exceeds the distance to 0 Hz and the highest harmonics have no stable section.</summary>
    internal const double LowestQuality = 1;

    /// <summary>Above, a notch rings for minutes.</summary>
    internal const double HighestQuality = 1e4;

    /// <summary>Designs one section for each harmonic below half the sampling rate, by frequency.</summary>
    /// <param name="fundamentalHz">Mains frequency in hertz.</param>
    /// <param name="quality">Centre frequency divided by the -3 dB bandwidth, the same for all harmonics.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    /// <exception cref="SettingsException">The mains frequency does not lie between 0 and rate / 2, or the quality is not positive or so low that a notch reaches 0 Hz.</exception>
    public static SecondOrderSection[] Harmonics(double fundamentalHz, double quality, double rateHz)
    {
        if (!(fundamentalHz > 0 && fundamentalHz < rateHz / 2))
        {
            throw new SettingsException(
                $"The notch frequency {Text(fundamentalHz)} Hz does not lie between 0 Hz and half the sampling rate ({Text(rateHz / 2)} Hz).");
        }

        if (!(quality >= LowestQuality && quality <= HighestQuality))
        {
            throw new SettingsException($"The quality factor of the notch, {Text(quality)}, does not lie between 1 and 10000.");
        }

        var sections = new List<SecondOrderSection>();
        for (var harmonic = 1; harmonic * fundamentalHz < rateHz / 2; harmonic++)
        {
            sections.Add(Single(harmonic * fundamentalHz, quality, rateHz));
        }

        return [.. sections];
    }

    private static SecondOrderSection Single(double hz, double quality, double rateHz)
    {
        var frequency = 2 * hz / rateHz;
        var gain = 1 / (1 + Math.Tan(frequency / quality * Math.PI / 2));
        var cosine = Math.Cos(frequency * Math.PI);
        return new SecondOrderSection(gain, -2 * cosine * gain, gain, -2 * gain * cosine, (2 * gain) - 1);
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
