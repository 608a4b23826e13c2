using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Tests.Edf;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

/// <summary>Written as EDF+ and BDF+, a PhysioNet record keeps its integers.</summary>
public sealed class WfdbCopyTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    [Theory]
    [InlineData("200/mV", "mV", "-163.84", "163.835")]
    [InlineData("200(1024)/mV", "mV", "-168.96", "158.715")]
    [InlineData("-200/mV", "mV", "163.84", "-163.835")]
    [InlineData("1000000/mV", "uV", "-32.768", "32.767")]
    [InlineData("0/mV", "counts", "-32768", "32767")]
    public void Integers_of_16_bits_stay_and_the_gain_becomes_a_range(string gain, string unit, string minimum, string maximum)
    {
        int[] integers = [.. Enumerable.Range(-32767, 65535)];
        _folder.Header("a", $"a 1 1000 {integers.Length}", $"a.dat 16 {gain} 16 0 0 0 0 EMG")
            .File("a.dat", [.. integers.SelectMany(value => new[] { (byte)value, (byte)(value >> 8) })]);
        using var reader = _folder.Open("a.hea");
        using var stream = new MemoryStream();
        EdfWriter.Write(stream, reader, new(), cancellation: TestContext.Current.CancellationToken);
        var file = new EdfBytes(stream.ToArray());
        Assert.Equal((unit, minimum, maximum), (file.Field(2, 0).TrimEnd(), file.Field(3, 0).TrimEnd(), file.Field(4, 0).TrimEnd()));
        Assert.Equal(integers, Enumerable.Range(0, (int)file.Records).SelectMany(record => Integers(file.Record(record, 0))).Take(integers.Length));
    }

    [Fact]
    public void Integers_of_24_bits_become_BDF()
    {
        int[] integers = [8388607, -8388607, -1, 0, 1, 65536, -65537, 1234567];
        _folder.Header("a", "a 1 1000 8", "a.dat 24 32/uV 24 0 0 0 0 EMG")
            .File("a.dat", [.. integers.SelectMany(value => new[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16) })]);
        using var reader = _folder.Open("a.hea");
        using var stream = new MemoryStream();
        var plan = EdfWriterPlan.Make(reader, new(), cancellation: TestContext.Current.CancellationToken);
        EdfWriter.Write(stream, plan, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((24, (Quantization?)new Quantization(24, "-262144", "262144", "-8388608", "8388607")), (plan.Bits, CopyOf(stream).Quantization));
        Assert.Equal(stream.ToArray()[768..792], integers.SelectMany(value => new[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16) }));
    }

    public void Dispose() => _folder.Dispose();

    private static List<int> Integers(Span<byte> bytes)
    {
        var values = new List<int>();
        for (var at = 0; at < bytes.Length; at += 2)
        {
            values.Add(BitConverter.ToInt16(bytes[at..]));
        }

        return values;
    }

    private static Channel CopyOf(MemoryStream stream)
    {
        using var folder = new TemporaryFolder();
        using var copy = Reading.Open(folder.Write("a.bdf", stream.ToArray()));
        return copy.Recording.Channels[0];
    }
}
