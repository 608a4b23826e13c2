using Xunit;

namespace EmgTool.Core.Tests;

public class NearestTests
{
    private static readonly string[] Names = ["--band", "--order", "--output", "--phase", "--notch"];

    [Theory]
    [InlineData("--bandd", "--band")]
    [InlineData("--badn", "--band")]
    [InlineData("--ordr", "--order")]
    [InlineData("--outptu", "--output")]
    [InlineData("--ou", "--output")]
    [InlineData("hase", "--phase")]
    [InlineData("--o", null)]
    [InlineData("--zzzzzz", null)]
    [InlineData("--x", null)]
    public void Few_edits_lead_to_a_name_and_many_to_none(string typed, string? name) => Assert.Equal(name, Nearest.To(typed, Names));
}
