using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class ExportRobustnessTests
{
    public static TheoryData<string> Formats => [.. ExportSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_program_is_recognised_by_the_first_lines(string format)
    {
        using var reader = Reading.Text(ExportSamples.All[format]);
        Assert.Equal(format, reader.Recording.Format);
        Assert.Equal(Enumerable.Range(0, reader.Recording.Channels.Count), reader.Recording.Channels.Select(channel => channel.Index));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_cut_at_any_byte_is_a_recording_or_an_error(string format)
    {
        var text = ExportSamples.All[format];
        for (var length = 1; length < text.Length; length++)
        {
            ReadOrRefuse(text[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_without_one_of_its_lines_or_with_one_twice_is_a_recording_or_an_error(string format)
    {
        var lines = ExportSamples.All[format].Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            ReadOrRefuse(string.Join('\n', [.. lines[..line], .. lines[(line + 1)..]]));
            ReadOrRefuse(string.Join('\n', [.. lines[..line], lines[line], .. lines[line..]]));
            ReadOrRefuse(string.Join('\n', [.. lines[..line], "", .. lines[line..]]));
            ReadOrRefuse(string.Join('\n', lines[line..]));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_sign_at_any_place_gives_a_recording_or_an_error(string format)
    {
        var random = new Random(20_261_122);
        var text = ExportSamples.All[format];
        string[] pieces = ["\t", ",", ";", "\"", "\r", "\n", "-", "e", "9999999999999999", "1e308", "NaN", "*", "\0", "\u00B5", "=", "#", "{", "[", ":", "CHANNEL", "START", "Interval=", "x", "."];
        for (var round = 0; round < 1000; round++)
        {
            var mutant = new StringBuilder(text);
            for (var change = 0; change <= round % 3; change++)
            {
                var place = random.Next(mutant.Length);
                var length = Math.Min(random.Next(4) == 0 ? random.Next(60) : random.Next(3), mutant.Length - place);
                mutant.Remove(place, length).Insert(place, pieces[random.Next(pieces.Length)]);
            }

            ReadOrRefuse(mutant.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Line_ends_do_not_matter_and_neither_does_a_mark_at_the_start(string format)
    {
        var text = ExportSamples.All[format].Replace("\r\n", "\n", StringComparison.Ordinal);
        var plain = Describe(text, null);
        Assert.Equal(plain, Describe(text.Replace("\n", "\r\n", StringComparison.Ordinal), null));
        Assert.Equal(plain, Describe(text.Replace('\n', '\r'), null));
        Assert.Equal(plain, Describe(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)));
        Assert.Equal(plain, Describe(text, new UnicodeEncoding(bigEndian: false, byteOrderMark: true)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_does_not_fit_in_memory_is_read_from_a_file(string format)
    {
        using var inMemory = Reading.Text(ExportSamples.All[format]);
        using var inFile = Reading.Text(ExportSamples.All[format], memoryBytes: 0);
        Assert.Equal(inMemory.Recording.Channels.Select(channel => Samples.Of(inMemory, channel.Index)), inFile.Recording.Channels.Select(channel => Samples.Of(inFile, channel.Index)));
    }

    private static string Describe(string text, Encoding? encoding)
    {
        using var reader = Reading.Text(text, encoding: encoding);
        return string.Join('|', reader.Recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text} {channel.Rate} {string.Join(' ', channel.Segments)} {string.Join(' ', Samples.Of(reader, channel.Index))}"))
            + string.Join('|', reader.Recording.Annotations);
    }

    private static void ReadOrRefuse(string text)
    {
        try
        {
            using var reader = Reading.Text(text);
            foreach (var channel in reader.Recording.Channels)
            {
                Assert.Equal(channel.SampleCount, Samples.Of(reader, channel.Index).Length);
                Assert.All(channel.Segments, segment => Assert.True(segment.SampleCount > 0));
            }
        }
        catch (RecordingException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }
}
