using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

public sealed class RandomStreamTests
{
    // First numbers of the authors' C program (prng.di.unimi.it, xoshiro256starstar.c) from the state 1, 2, 3, 4.
    [Fact]
    public void It_gives_the_numbers_of_the_published_generator()
    {
        var random = RandomStream.FromState(1, 2, 3, 4);

        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        foreach (var number in expected)
        {
            Assert.Equal(number, random.NextBits());
        }
    }

    [Fact]
    public void Streams_of_other_keys_share_nothing()
    {
        var keys =
            from seed in new ulong[] { 0, 1, 2 }
            from channel in new[] { 0, 1 }
            from purpose in new[] { RandomPurpose.Plan, RandomPurpose.Noise }
            from index in new long[] { -1, 0, 1 }
            select RandomStream.For(seed, channel, purpose, index);

        Assert.Equal(36, keys.Select(stream => stream.NextBits()).Distinct().Count());
    }

    [Fact]
    public void Integers_reach_both_ends_of_their_range_and_nothing_else()
    {
        var random = RandomStream.For(1, 0, RandomPurpose.Plan);

        var drawn = Enumerable.Range(0, 1000).Select(_ => random.NextInteger(-1, 1)).Distinct().Order();

        Assert.Equal([-1, 0, 1], drawn);
    }
}
