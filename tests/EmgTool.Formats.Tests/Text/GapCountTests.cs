using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class GapCountTests
{
    private const int Most = 1_000_000;

    [Fact]
    public void A_million_gaps_of_all_columns_are_read_and_one_more_is_an_error_that_names_the_line()
    {
        var gaps = new GapCount();
        ColumnRows[] columns = [new(gaps), new(gaps)];
        long row = 0;
        for (; row < 3 * ((Most / 2) + 1); row += 3)
        {
            foreach (var column in columns)
            {
                column.AddNumbers(row, 2);
                column.AddMissing(isBlank: false, row + 3, 1);
            }
        }

        columns[0].AddNumbers(row, 2);
        var error = Assert.Throws<RecordingException>(() => columns[0].AddMissing(isBlank: true, row + 3, 1));
        Assert.Equal("TOO_MANY_GAPS", error.Code);
        Assert.StartsWith("line 1500006: more than 1000000 gaps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_every_second_row_are_gaps_only_where_they_do_not_keep_to_it()
    {
        var rows = new ColumnRows(new GapCount());
        for (var row = 0L; row < 2 * (Most + 10); row += 2)
        {
            rows.AddNumbers(row, 1);
            rows.AddMissing(isBlank: false, row + 2, 1);
        }

        Assert.Equal(new RowRun(0, Most + 10, 2), Assert.Single(rows.Finish()));
        Assert.Equal("TOO_MANY_GAPS", Assert.Throws<RecordingException>(rows.FinishSingly).Code);
    }

    [Fact]
    public void Blocks_are_gaps_too()
    {
        var layout = new TextLayout
        {
            Format = "CSV",
            Delimiter = 0,
            TitleLine = 0,
            FirstLine = 1,
            HasTrailingDelimiter = false,
            Columns = [new TextColumn { Name = "EMG", Role = ColumnRole.Samples }],
        };
        using var store = new ColumnStore(1, 0);
        var table = new TextTable(layout, store, new GapCount());
        var lines = new LineReader(new MemoryStream(Encoding.ASCII.GetBytes("1\n")), []);
        for (var block = 0; block <= Most; block++)
        {
            table.Read(lines, block, TestContext.Current.CancellationToken);
        }

        var error = Assert.Throws<RecordingException>(() => table.Read(lines, Most, TestContext.Current.CancellationToken));
        Assert.Equal("TOO_MANY_GAPS", error.Code);
    }
}
