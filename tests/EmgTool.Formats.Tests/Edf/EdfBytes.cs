using System.Globalization;
using System.Text;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>An EDF file taken apart by nothing but the field table of the specification: an eye independent of the project's reader.</summary>
internal sealed class EdfBytes(byte[] bytes)
{
    private static readonly int[] Widths = [16, 80, 8, 8, 8, 8, 8, 80, 8, 32];

    public byte[] Bytes { get; } = bytes;

    public int SignalCount => int.Parse(Text(252, 4), CultureInfo.InvariantCulture);

    public int HeaderLength => 256 * (SignalCount + 1);

    public long Records => long.Parse(Text(236, 8), CultureInfo.InvariantCulture);

    public string Text(int offset, int length) => Encoding.ASCII.GetString(Bytes, offset, length);

    /// <summary>Field 0 label, 1 transducer, 2 unit, 3 and 4 physical limits, 5 and 6 digital limits, 7 prefilter, 8 samples per record, 9 reserved.</summary>
    public string Field(int field, int signal) => Text(256 + (SignalCount * Widths.Take(field).Sum()) + (signal * Widths[field]), Widths[field]);

    public double Number(int field, int signal) => double.Parse(Field(field, signal), NumberStyles.Float, CultureInfo.InvariantCulture);

    public int SamplesPerRecord(int signal) => (int)Number(8, signal);

    public int RecordLength => 2 * Enumerable.Range(0, SignalCount).Sum(SamplesPerRecord);

    public Span<byte> Record(long record, int signal)
    {
        var offset = HeaderLength + (record * RecordLength) + (2 * Enumerable.Range(0, signal).Sum(SamplesPerRecord));
        return Bytes.AsSpan((int)offset, 2 * SamplesPerRecord(signal));
    }

    public double[] Samples(int signal)
    {
        var scale = (Number(4, signal) - Number(3, signal)) / (Number(6, signal) - Number(5, signal));
        var samples = new List<double>();
        for (var record = 0L; record < Records; record++)
        {
            var data = Record(record, signal);
            for (var i = 0; i < data.Length; i += 2)
            {
                samples.Add(Number(3, signal) + ((BitConverter.ToInt16(data[i..]) - Number(5, signal)) * scale));
            }
        }

        return [.. samples];
    }

    /// <summary>The annotation lists of a record, with the control bytes 20, 21 and 0 shown as <c>|</c>, <c>~</c> and <c>;</c>.</summary>
    public string Annotations(long record) => Encoding.UTF8.GetString(Record(record, SignalCount - 1))
        .Replace('\u0014', '|').Replace('\u0015', '~').Replace('\0', ';');
}
