using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class TextTableTests
{
    private static readonly TextColumn Emg = new() { Name = "EMG", Role = ColumnRole.Samples, Unit = SignalUnit.Parse("mV") };
    private static readonly TextColumn Knee = new() { Name = "knee", Role = ColumnRole.Samples, Unit = SignalUnit.Parse("deg") };
    private static readonly TextColumn Activity = new() { Name = "Activity", Role = ColumnRole.Text };

    [Fact]
    public void Words_become_annotations_that_last_until_they_change()
    {
        var recording = Read("1,,2\n3,walk,4\n5,walk,6\n7,\"stand, still\",8\n9,,10\n11,sit,12\n", [Emg, Activity, Knee]);

        Assert.Equal(["EMG", "knee"], recording.Channels.Select(channel => channel.Name));
        Assert.Equal(
            [new Annotation(0.1m, 0.2m, "walk"), new Annotation(0.3m, 0.1m, "stand, still"), new Annotation(0.5m, 0.1m, "sit")],
            recording.Annotations);
    }

    [Fact]
    public void Words_behind_the_last_column_are_comments_of_their_row_and_channel()
    {
        var recording = Read("1,2\n3,4,#* start\n5,6,\n7,8,#2 lifted,#1 cough\n9,10,#x\n11,12,plain\n", [Emg, Knee], hasComments: true);

        Assert.Equal(
            [
                new Annotation(0.1m, null, "start"), new Annotation(0.3m, null, "lifted", "knee"), new Annotation(0.3m, null, "cough", "EMG"),
                new Annotation(0.4m, null, "#x"), new Annotation(0.5m, null, "plain"),
            ],
            recording.Annotations);
    }

    [Fact]
    public void A_mark_ends_the_table_and_another_block_follows_as_a_segment_of_its_own()
    {
        const string Text = "1,a,2\n3,a,4\nInterval=0.1\nnote\n5,a,6\n7,b,8\n9,b,10\n";
        var layout = Layout([Emg, Activity, Knee]) with { EndMarks = [Encoding.ASCII.GetBytes("Interval=")] };
        using var store = new ColumnStore(3, 0);
        var lines = new LineReader(new MemoryStream(Encoding.ASCII.GetBytes(Text)), []);
        var table = new TextTable(layout, store, new GapCount());

        table.Read(lines, 0, TestContext.Current.CancellationToken);
        Assert.Equal(2, table.RowCount);
        Assert.True(lines.Next(out var line));
        Assert.Equal("Interval=0.1", Encoding.ASCII.GetString(line));
        Assert.Equal(3, lines.LineNumber);
        Assert.True(lines.Next(out _));
        table.Read(lines, 10.5m, TestContext.Current.CancellationToken);

        var (recording, _) = new TextRecordingBuilder(layout, table, store, new ReadOptions()).Build("-");
        Assert.All(recording.Channels, channel => Assert.Equal([new Segment(0, 2, 0), new Segment(2, 3, 10.5m)], channel.Segments));
        var values = new double[5];
        store.Read(2, 0, values);
        Assert.Equal([2.0, 4, 6, 8, 10], values);
        Assert.Equal([new Annotation(0, 0.2m, "a"), new Annotation(10.5m, 0.1m, "a"), new Annotation(10.6m, 0.2m, "b")], recording.Annotations);
    }

    [Fact]
    public void An_empty_mark_stands_for_an_empty_line()
    {
        var layout = Layout([Emg, Knee]) with { EndMarks = [[]] };
        using var store = new ColumnStore(2, 0);
        var lines = new LineReader(new MemoryStream(Encoding.ASCII.GetBytes("1,2\n3,4\n\nTrajectories\n5,6,7\n")), []);
        var table = new TextTable(layout, store, new GapCount());
        table.Read(lines, 0, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (table.RowCount, lines.LineNumber));
    }

    [Fact]
    public void Ignored_columns_may_hold_anything()
    {
        var recording = Read("1,x,2\n3,4.5.6,4\n5,,6\n", [Emg, Activity with { Role = ColumnRole.Ignored }, Knee]);
        Assert.Equal(["EMG", "knee"], recording.Channels.Select(channel => channel.Name));
        Assert.Empty(recording.Annotations);
    }

    [Fact]
    public void A_transfer_function_turns_counts_into_the_unit_of_the_column()
    {
        var layout = Layout([Emg with { Scale = 0.5, Offset = -16 }, Knee with { Scale = -2, Offset = 1 }]);
        using var store = new ColumnStore(2, 0);
        store.Append(0, 40);
        store.Append(1, 3);
        var channel = new Channel
        {
            Index = 0,
            Name = "EMG",
            Kind = ChannelKind.Emg,
            Unit = layout.Columns[0].Unit,
            Rate = new SamplingRate(10),
            Segments = [new Segment(0, 1, 0)],
        };
        var part = new TextPart(layout, store, new TextTable(layout, store, new GapCount()));
        using var source = new TextLaneSource([new TextLane(part, 0, channel), new TextLane(part, 1, channel with { Unit = layout.Columns[1].Unit })]);
        var lanes = new double[Lanes.Count];
        source.Read(0, lanes);
        Assert.Equal([4000, -5, 0, 0, 0, 0, 0, 0], lanes);
    }

    private static Recording Read(string text, TextColumn[] columns, bool hasComments = false)
    {
        var layout = Layout(columns) with { HasComments = hasComments };
        using var store = new ColumnStore(columns.Length, 0);
        var table = new TextTable(layout, store, new GapCount());
        table.Read(new LineReader(new MemoryStream(Encoding.ASCII.GetBytes(text)), []), 0, TestContext.Current.CancellationToken);
        return new TextRecordingBuilder(layout, table, store, new ReadOptions()).Build("-").Recording;
    }

    private static TextLayout Layout(TextColumn[] columns) => new()
    {
        Format = "CSV",
        Delimiter = (byte)',',
        TitleLine = 0,
        FirstLine = 1,
        HasTrailingDelimiter = false,
        Columns = columns,
        Rate = new SamplingRate(10),
        RateSource = "line 1",
    };
}
