using System.Globalization;
using System.Text.RegularExpressions;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>The range fields of a signal's header, and the way from a lane's values to the integers that are stored:
/// <c>round((value - Offset) * Scale + Origin)</c>.</summary>
internal sealed partial record EdfWriterCalibration
{
    /// <summary>Share of the range that eight characters may waste before another unit is taken.</summary>
    private const double MostWaste = 1.05;

    /// <summary>A range twice as wide as needed costs one of the bits.</summary>
    private const double WorstWaste = 2;

    /// <summary>Relative error of a calibration that has to be written in other words.</summary>
    private const double CopyTolerance = 1e-6;

    private const int FieldWidth = 8;

    /// <summary>The unit that is written.</summary>
    public required SignalUnit Unit { get; init; }

    public required string PhysicalMinimum { get; init; }

    public required string PhysicalMaximum { get; init; }

    public required string DigitalMinimum { get; init; }

    public required string DigitalMaximum { get; init; }

    public required double Offset { get; init; }

    public required double Scale { get; init; }

    public required double Origin { get; init; }

    /// <summary>Value of a step of the integers, in microvolts (or the channel's unit where that is no voltage).</summary>
    public double Step => Math.Abs(1 / Scale);

    /// <summary>The calibration by which the source stores the channel, so that the integers stay what they are.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bits">Bits of the integers to write.</param>
    /// <returns><see langword="null"/> where the source has none, or none that a legal header could hold.</returns>
    public static EdfWriterCalibration? Stored(Channel channel, int bits)
    {
        if (channel.Quantization is not { } source || source.Bits > bits)
        {
            return null;
        }

        var unit = WrittenUnit.Of(channel.Unit);
        var (physicalMinimum, digitalMinimum) = (Parse(source.PhysicalMinimum), Parse(source.DigitalMinimum));
        var gain = (Parse(source.PhysicalMaximum) - physicalMinimum) / (Parse(source.DigitalMaximum) - digitalMinimum);
        if (!double.IsFinite(gain) || gain == 0)
        {
            return null;
        }

        var lane = WrittenUnit.LaneValues(channel.Unit);
        var calibration = new EdfWriterCalibration
        {
            Unit = unit,
            PhysicalMinimum = source.PhysicalMinimum,
            PhysicalMaximum = source.PhysicalMaximum,
            DigitalMinimum = source.DigitalMinimum,
            DigitalMaximum = source.DigitalMaximum,
            Offset = physicalMinimum * lane,
            Scale = 1 / (gain * lane),
            Origin = digitalMinimum,
        };
        return lane == WrittenUnit.LaneValues(unit) && calibration.IsLegal(bits)
            ? calibration.InOrder()
            : Candidates(unit).Select(candidate => calibration.Reworded(candidate, bits)).FirstOrDefault(found => found is not null);
    }

    /// <summary>A calibration that uses the whole range of the integers for a range of values. The limits are written out first, rounded outward,
    /// and samples digitised by what a reader will read.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="minimum">Least value in microvolts (or the channel's unit where that is no voltage).</param>
    /// <param name="maximum">Greatest value.</param>
    /// <param name="bits">Bits of the integers.</param>
    /// <exception cref="SettingsException">The values do not fit into the fields of an EDF header.</exception>
    public static EdfWriterCalibration Scaled(Channel channel, double minimum, double maximum, int bits)
    {
        var own = WrittenUnit.Of(channel.Unit);
        (EdfWriterCalibration Calibration, double Waste)? best = null;
        foreach (var unit in Candidates(own))
        {
            if (Scaled(unit, minimum, maximum, bits) is { } candidate && (best is null || candidate.Waste < best.Value.Waste))
            {
                best = candidate;
            }

            if (best?.Waste <= MostWaste)
            {
                break;
            }
        }

        return best?.Waste <= WorstWaste ? best.Value.Calibration : throw new SettingsException(
            string.Create(CultureInfo.InvariantCulture, $"Channel '{channel.Name}' has values from {minimum:G6} to {maximum:G6} {own.Text}, and an EDF header has eight characters for them."),
            "Write CSV.");
    }

    // Eight characters hold few digits of a small number of volts, which are many of microvolts.
    private static IEnumerable<SignalUnit> Candidates(SignalUnit own) => own.Kind == UnitKind.Voltage ? WrittenUnit.Voltages.Prepend(own) : [own];

    private static (EdfWriterCalibration Calibration, double Waste)? Scaled(SignalUnit unit, double minimum, double maximum, int bits)
    {
        var lane = WrittenUnit.LaneValues(unit);
        minimum /= lane;
        maximum /= lane;
        if (minimum == maximum)
        {
            // A flat line: any range that holds it, with limits that differ.
            minimum = Math.Min(minimum, 0);
            maximum = minimum == maximum ? 1 : Math.Max(maximum, 0);
        }

        if (EdfWriterText.AtMost(minimum) is not { } least || EdfWriterText.AtLeast(maximum) is not { } greatest)
        {
            return null;
        }

        var (digitalMinimum, digitalMaximum) = Range(bits);
        var span = Parse(greatest) - Parse(least);
        return (new EdfWriterCalibration
        {
            Unit = unit,
            PhysicalMinimum = least,
            PhysicalMaximum = greatest,
            DigitalMinimum = digitalMinimum.ToString(CultureInfo.InvariantCulture),
            DigitalMaximum = digitalMaximum.ToString(CultureInfo.InvariantCulture),
            Offset = Parse(least) * lane,
            Scale = (digitalMaximum - (double)digitalMinimum) / (span * lane),
            Origin = digitalMinimum,
        }, span / (maximum - minimum));
    }

    /// <summary>Least and greatest integer of a number of bits.</summary>
    public static (int Minimum, int Maximum) Range(int bits) => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1);

    private static double Parse(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private bool IsLegal(int bits)
    {
        var (least, greatest) = Range(bits);
        return IsLimit(DigitalMinimum) && IsLimit(DigitalMaximum)
            && PhysicalMinimum.Length <= FieldWidth && PhysicalMaximum.Length <= FieldWidth && Decimal().IsMatch(PhysicalMinimum) && Decimal().IsMatch(PhysicalMaximum);

        bool IsLimit(string text) => text.Length <= FieldWidth && Integer().IsMatch(text) && Parse(text) >= least && Parse(text) <= greatest;
    }

    /// <summary>The same line from integers to values with the digital limits in ascending order, as strict readers want them.</summary>
    private EdfWriterCalibration InOrder() => Parse(DigitalMinimum) < Parse(DigitalMaximum) ? this : this with
    {
        PhysicalMinimum = PhysicalMaximum,
        PhysicalMaximum = PhysicalMinimum,
        DigitalMinimum = DigitalMaximum,
        DigitalMaximum = DigitalMinimum,
    };

    /// <summary>The same line given by its values at the ends of the integers' range, where eight characters can say them in a unit.</summary>
    private EdfWriterCalibration? Reworded(SignalUnit unit, int bits)
    {
        var (least, greatest) = Range(bits);
        var lane = WrittenUnit.LaneValues(unit);
        var atLeast = (((least - Origin) / Scale) + Offset) / lane;
        var atGreatest = (((greatest - Origin) / Scale) + Offset) / lane;
        if (EdfWriterText.Nearest(atLeast) is not { } minimum || EdfWriterText.Nearest(atGreatest) is not { } maximum)
        {
            return null;
        }

        var tolerance = CopyTolerance * Math.Abs(atGreatest - atLeast);
        return Math.Abs(Parse(minimum) - atLeast) > tolerance || Math.Abs(Parse(maximum) - atGreatest) > tolerance ? null : this with
        {
            Unit = unit,
            PhysicalMinimum = minimum,
            PhysicalMaximum = maximum,
            DigitalMinimum = least.ToString(CultureInfo.InvariantCulture),
            DigitalMaximum = greatest.ToString(CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z", RegexOptions.None, 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();
}
