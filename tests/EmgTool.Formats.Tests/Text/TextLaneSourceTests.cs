using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class TextLaneSourceTests
{
    private const int Rows = 20_000;

    [Theory]
    [InlineData(TextRecordingReader.DefaultMemoryBytes, false)]
    [InlineData(100_000, true)]
    [InlineData(0, true)]
    public void Memory_and_temporary_file_give_the_same_samples_in_any_order(long memoryBytes, bool isInFile)
    {
        using var reader = Reading.Text(Table(), memoryBytes: memoryBytes);
        Assert.Equal(isInFile, ((TextRecordingReader)reader).IsInFile);
        for (var channel = 0; channel < 3; channel++)
        {
            var expected = Enumerable.Range(0, Rows).Select(row => Value(row, channel)).ToArray();
            Assert.Equal(expected, Samples.Of(reader, channel));
            Assert.Equal(expected, Samples.Of(reader, channel, 4099));
        }

        using var source = reader.Open(reader.Recording.Channels);
        var random = new Random(1);
        var lanes = new double[700 * Lanes.Count];
        for (var trial = 0; trial < 100; trial++)
        {
            var first = random.Next(Rows - 700);
            source.Read(first, lanes);
            var row = random.Next(700);
            double[] expected = [Value(first + row, 0), Value(first + row, 1), Value(first + row, 2), 0, 0, 0, 0, 0];
            Assert.Equal(expected, lanes.AsSpan(row * Lanes.Count, Lanes.Count).ToArray());
        }
    }

    [Theory]
    [InlineData(TextRecordingReader.DefaultMemoryBytes)]
    [InlineData(0)]
    public void Reading_allocates_nothing_after_the_first_block(long memoryBytes)
    {
        using var reader = Reading.Text(Table(), memoryBytes: memoryBytes);
        using var source = reader.Open(reader.Recording.Channels);
        var lanes = new double[1500 * Lanes.Count];
        source.Read(0, lanes);
        Allocations.AssertNone(() =>
        {
            for (var first = 0; first + 1500 <= Rows; first += 1500)
            {
                source.Read(first, lanes);
            }
        });
    }

    [Fact]
    public void The_temporary_file_leaves_nothing_behind_also_when_reading_fails()
    {
        var folder = Path.GetTempPath();
        var before = Directory.GetFiles(folder, "emgtool-*.tmp").ToHashSet(StringComparer.Ordinal);
        using (var reader = Reading.Text(Table(), memoryBytes: 0))
        {
            Assert.True(((TextRecordingReader)reader).IsInFile);
        }

        Assert.Throws<RecordingException>(() => Reading.Text(Table() + "abc\n", memoryBytes: 0));
        Assert.Empty(Directory.GetFiles(folder, "emgtool-*.tmp").Except(before, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(TextRecordingReader.DefaultMemoryBytes)]
    [InlineData(0)]
    public void Lanes_at_places_of_their_own_give_the_same_samples(long memoryBytes)
    {
        using var reader = Reading.Text(Table(), memoryBytes: memoryBytes);
        using var source = reader.Open(reader.Recording.Channels);
        StretchReading.AssertSame(source, 3, Rows, 3000);
    }

    [Fact]
    public void Rows_outside_the_samples_are_refused()
    {
        using var reader = Reading.Text("a_uV,b_uV\n1.5,2\n3,4\n", new ReadOptions { Rate = new SamplingRate(10) });
        using var source = reader.Open(reader.Recording.Channels);
        var lanes = new double[Lanes.Count];
        source.Read(1, lanes);
        Assert.Equal((3.0, 4.0), (lanes[0], lanes[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(2, lanes));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(-1, lanes));
    }

    private static double Value(int row, int channel) => (((row * 37) + (channel * 11)) % 2001) / 8.0;

    private static string Table()
    {
        var text = new StringBuilder("time_s,a_uV,b_uV,c_uV\n");
        for (var row = 0; row < Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row / 2000m},{Value(row, 0)},{Value(row, 1)},{Value(row, 2)}\n");
        }

        return text.ToString();
    }
}
