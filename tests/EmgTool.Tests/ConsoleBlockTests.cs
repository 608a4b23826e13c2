using Xunit;

namespace EmgTool.Tests;

public class ConsoleBlockTests
{
    [Fact]
    public void Commands_and_their_output_are_read_from_console_blocks_only()
    {
        var blocks = ConsoleBlock.ReadAll("text\n```sh\n$ no\n```\n```console\n$ one \\\n    two\nout\n\nmore\n$ three\n```\n$ no\n");
        Assert.Equal([(6, "one two"), (11, "three")], blocks.Select(block => (block.Line, block.Command)));
        Assert.Equal(["out", "", "more"], blocks[0].Expected);
        Assert.Empty(blocks[1].Expected);
    }

    [Theory]
    [InlineData("a\nb\n", "", "a|b", true)]
    [InlineData("a\nb\n", "x\n", "a|x|b", true)]
    [InlineData("a\nb\n", "x\n", "x|a|b", true)]
    [InlineData("a\nb\n", "x\n", "x|b|a", false)]
    [InlineData("a\nb\n", "x\n", "a|b", false)]
    [InlineData("a\nb\nc\n", "x\n", "a|...", true)]
    [InlineData("a\nb\nc\n", "x\n", "...|c", true)]
    [InlineData("a\nb\nc\n", "x\n", "...|d", false)]
    [InlineData("a  \n", "", "a", true)]
    [InlineData("", "", "...", true)]
    public void Shown_lines_may_mix_the_streams_but_not_change_their_order(string output, string error, string shown, bool matches) =>
        Assert.Equal(matches, new ConsoleBlock(1, "", shown.Split('|')).Matches(output, error));
}
