using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>What the recorder's own filters took away before the file was written.</summary>
internal static class RecorderNotes
{
    /// <summary>Surface EMG reaches from 10 or 20 Hz to 500 Hz (ISEK standards for reporting EMG data, 1999); a recorder that passes less than
    /// this much of it shifts mean and median frequency.</summary>
    private const double LowestLowPassHz = 400;
    private const double HighestHighPassHz = 30;

    /// <summary>What limits the measures of a channel.</summary>
    public static IEnumerable<string> Of(Channel channel)
    {
        var band = channel.PrefilterBand;
        if (band.LowPassHz < LowestLowPassHz)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"recorded with a low-pass of {band.LowPassHz} Hz: frequencies come out too low");
        }

        if (band.HighPassHz > HighestHighPassHz)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"recorded with a high-pass of {band.HighPassHz} Hz: frequencies come out too high");
        }
    }
}
