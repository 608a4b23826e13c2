using Xunit;

namespace EmgTool.Tests;

public class ExitCodeTests
{
    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new[] { 0, 3, 0 }, 3)]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 3, 75 }, 75)]
    [InlineData(new[] { 75, 1, 3 }, 1)]
    [InlineData(new[] { 2, 2 }, 2)]
    [InlineData(new[] { 2, 0 }, 3)]
    [InlineData(new[] { 2, 3 }, 3)]
    [InlineData(new[] { 2, 1 }, 1)]
    [InlineData(new[] { 1, 130 }, 130)]
    public void Codes_of_recordings_merge_into_that_of_the_run(int[] codes, int merged) => Assert.Equal(merged, ExitCode.Merge(codes));
}
