using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class EvidenceTests
{
    [Fact]
    public void It_is_written_where_it_fits_and_as_often_as_asked_for()
    {
        var evidence = Alone(Jerk(5, 0.062, spikes: 7)).Evidence;
        var words = evidence.Words;
        Span<char> room = stackalloc char[words.Length];
        Assert.True(evidence.TryFormat(room, out var length, default, provider: null));
        Assert.Equal(words, room[..length]);
        for (var size = 0; size < words.Length; size++)
        {
            Assert.False(evidence.TryFormat(room[..size], out length, default, provider: null));
            Assert.Equal(0, length);
        }

        Assert.Equal(words, $"{evidence}");
        Assert.Equal("in words", Evidence.Of("in words").Words);
    }

    [Fact]
    public void Writing_it_allocates_nothing()
    {
        var evidence = Alone(Jerk(5, 0.062, spikes: 7)).Evidence;
        var room = new char[1000];
        Allocations.AssertNone(() => evidence.TryFormat(room, out _, default, provider: null));
    }
}
