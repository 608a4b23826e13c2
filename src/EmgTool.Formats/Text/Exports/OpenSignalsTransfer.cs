using System.Globalization;

namespace EmgTool.Formats.Text.Exports;

/// <summary>How counts of an EMG sensor become millivolts: mV = (ADC / 2^n - 0.5) x VCC / gain x 1000. From the data sheets of PLUX: biosignalsplux EMG
/// (VCC 3 V, gain 1000) and BITalino EMG (VCC 3.3 V, gain 1009).</summary>
/// <param name="Scale">Millivolts in a count.</param>
/// <param name="Offset">Millivolts at a count of 0.</param>
/// <param name="Formula">The formula in words.</param>
internal sealed record OpenSignalsTransfer(double Scale, double Offset, string Formula)
{
    /// <summary>Finds the formula of a sensor.</summary>
    /// <param name="device">Kind of device.</param>
    /// <param name="sensor">Kind of sensor.</param>
    /// <param name="bits">Bits of a count.</param>
    /// <returns><see langword="null"/> where device, sensor or resolution are not known: a wrong guess is worse than none.</returns>
    public static OpenSignalsTransfer? Find(string device, string sensor, int bits)
    {
        if (!sensor.Equals("EMG", StringComparison.OrdinalIgnoreCase) || bits is < 6 or > 24)
        {
            return null;
        }

        // OpenSignals calls the biosignalsplux hub "channeller" in some versions.
        return device.ToUpperInvariant() switch
        {
            "BIOSIGNALSPLUX" or "CHANNELLER" => Of(device, bits, 3, 1000),
            "BITALINO" or "BITALINO_REV" or "BITALINO_RIOT" => Of(device, bits, 3.3, 1009),
            _ => null,
        };
    }

    private static OpenSignalsTransfer Of(string device, int bits, double supplyVolts, double gain)
    {
        var range = supplyVolts * 1000 / gain;
        return new OpenSignalsTransfer(range / (1 << bits), -0.5 * range, string.Create(CultureInfo.InvariantCulture,
            $"mV = (ADC / 2^{bits} - 0.5) * {supplyVolts} V / {gain} * 1000, the EMG sensor of {device}"));
    }
}
