using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

public sealed class WfdbSampleCheckTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    /// <summary>header(5): a signed sum of 16 bits of all samples. 30000 + 30000 - 32768 (missing, and still in the sum) + 5 = 27237; 1 + 2 + 3 + 4 = 10.</summary>
    [Theory]
    [InlineData(4, 30000, 27237, 1, 10, "")]
    [InlineData(4, 30000, 27236, 1, 10, "CHECKSUM_DIFFERS line 2")]
    [InlineData(4, 30000, 27237, 1, -10, "CHECKSUM_DIFFERS line 3")]
    [InlineData(4, 29999, 27237, 2, 10, "INITIAL_VALUE_DIFFERS line 2|INITIAL_VALUE_DIFFERS line 3")]
    [InlineData(4, 0, 0, 0, 0, "")]
    [InlineData(0, 1, 1, 1, 1, "")]
    [InlineData(5, 1, 1, 1, 1, "")]
    public void Checksums_and_first_values_are_held_against_the_samples(int frames, int first, int sum, int otherFirst, int otherSum, string expected)
    {
        _folder.Header("a", $"a 2 1000 {frames}", $"a.dat 16 1/uV 16 0 {first} {sum} 0 x", $"a.dat 16 1/uV 16 0 {otherFirst} {otherSum} 0 y")
            .Samples("a.dat", 30000, 1, 30000, 2, -32768, 3, 5, 4);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(expected, string.Join('|', reader.CheckSamples(TestContext.Current.CancellationToken).Select(warning => $"{warning.Code} {warning.Place}")));
    }

    [Fact]
    public void The_sum_is_that_of_a_long_file_too()
    {
        var samples = Enumerable.Range(0, 99_999).Select(k => (int)(k * 7919L % 60_000) - 30_000).ToArray();
        var sums = new[] { 0, 1, 2 }.Select(signal => samples.Where((_, index) => index % 3 == signal).Aggregate((short)0, (sum, value) => unchecked((short)(sum + value)))).ToArray();
        _folder.Header("a", "a 2 1000 33333", $"a.dat 16x2 1/uV 0 0 -30000 {unchecked((short)(sums[0] + sums[1]))} 0 x", $"a.dat 16 1/uV 0 0 {samples[2]} {sums[2]} 0 y")
            .Samples("a.dat", samples);
        using var reader = _folder.Open("a.hea");
        Assert.Empty(reader.CheckSamples(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();
}
