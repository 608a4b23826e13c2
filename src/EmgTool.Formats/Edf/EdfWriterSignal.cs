using System.Buffers.Binary;
using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>One signal of the file: its header fields, and its way from microvolts to 16 bits.</summary>
internal sealed class EdfWriterSignal
{
    private readonly double _perUnit;
    private readonly double _physicalMinimum;
    private readonly double _scale;

    /// <summary>Chooses the calibration: the range is written out first, and samples are digitised by what a reader will read.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="minimum">Least value in microvolts (or the channel's unit where that is no voltage).</param>
    /// <param name="maximum">Greatest value.</param>
    /// <exception cref="SettingsException">The values do not fit into the fields of an EDF header.</exception>
    public EdfWriterSignal(Channel channel, double minimum, double maximum)
    {
        Channel = channel;
        _perUnit = channel.Unit.Kind == UnitKind.Voltage ? channel.Unit.Microvolts : 1;
        minimum /= _perUnit;
        maximum /= _perUnit;
        if (minimum == maximum)
        {
            // A flat line: any range that holds it, with limits that differ.
            minimum = Math.Min(minimum, 0);
            maximum = minimum == maximum ? 1 : Math.Max(maximum, 0);
        }

        PhysicalMinimum = EdfWriterText.Limit(minimum) ?? throw OutOfRange(minimum);
        PhysicalMaximum = EdfWriterText.Limit(maximum) ?? throw OutOfRange(maximum);
        _physicalMinimum = double.Parse(PhysicalMinimum, NumberStyles.Float, CultureInfo.InvariantCulture);
        var span = double.Parse(PhysicalMaximum, NumberStyles.Float, CultureInfo.InvariantCulture) - _physicalMinimum;

        // Eight characters hold few digits of a small number of volts; a range twice as wide as needed costs one of 16 bits.
        if (span > 2 * (maximum - minimum))
        {
            throw OutOfRange(maximum - minimum);
        }

        _scale = (short.MaxValue - (double)short.MinValue) / span;
    }

    /// <summary>The channel.</summary>
    public Channel Channel { get; }

    /// <summary>Physical minimum as the header has it.</summary>
    public string PhysicalMinimum { get; }

    /// <summary>Physical maximum as the header has it.</summary>
    public string PhysicalMaximum { get; }

    /// <summary>Samples that had to be clipped.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>Digitises one lane of rows.</summary>
    /// <param name="lanes">Rows of <see cref="Lanes.Count"/> values.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="destination">Receives two bytes a row.</param>
    public void Digitise(ReadOnlySpan<double> lanes, int lane, Span<byte> destination)
    {
        for (var i = lane; i < lanes.Length; i += Lanes.Count)
        {
            var position = Math.Round((((lanes[i] / _perUnit) - _physicalMinimum) * _scale) + short.MinValue);
            if (position is < short.MinValue or > short.MaxValue)
            {
                ClippedSamples++;
                position = Math.Clamp(position, short.MinValue, short.MaxValue);
            }

            BinaryPrimitives.WriteInt16LittleEndian(destination, (short)position);
            destination = destination[2..];
        }
    }

    private SettingsException OutOfRange(double value) => new(
        string.Create(CultureInfo.InvariantCulture, $"Channel '{Channel.Name}' has values such as {value:G6} {Channel.Unit.Text}, and an EDF header has eight characters for them."),
        "Choose a larger or smaller unit with --unit.");
}
