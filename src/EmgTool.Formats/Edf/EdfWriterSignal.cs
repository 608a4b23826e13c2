using System.Buffers.Binary;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>One signal of the file, and its way from a lane's values to integers of 16 or 24 bits.</summary>
/// <param name="channel">The channel.</param>
/// <param name="calibration">How it is stored.</param>
/// <param name="bits">16 or 24.</param>
internal sealed class EdfWriterSignal(Channel channel, EdfWriterCalibration calibration, int bits)
{
    private readonly (int Minimum, int Maximum) _range = EdfWriterCalibration.Range(bits);

    /// <summary>The channel.</summary>
    public Channel Channel { get; } = channel;

    /// <summary>How it is stored.</summary>
    public EdfWriterCalibration Calibration { get; } = calibration;

    /// <summary>Samples that had to be clipped.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>Digitises one lane of rows.</summary>
    /// <param name="lanes">Rows of <see cref="Lanes.Count"/> values.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="destination">Receives two or three bytes a row.</param>
    public void Digitise(ReadOnlySpan<double> lanes, int lane, Span<byte> destination)
    {
        var (offset, scale, origin) = (Calibration.Offset, Calibration.Scale, Calibration.Origin);
        var width = bits / 8;
        for (var i = lane; i < lanes.Length; i += Lanes.Count)
        {
            var position = Math.Round(((lanes[i] - offset) * scale) + origin);
            if (position < _range.Minimum || position > _range.Maximum)
            {
                ClippedSamples++;
                position = Math.Clamp(position, _range.Minimum, _range.Maximum);
            }

            var integer = (int)position;
            BinaryPrimitives.WriteInt16LittleEndian(destination, (short)integer);
            if (width == 3)
            {
                destination[2] = (byte)(integer >> 16);
            }

            destination = destination[width..];
        }
    }
}
