using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class ChannelGroupsTests
{
    [Fact]
    public void Channels_share_lanes_only_with_the_same_rate_and_the_same_gaps()
    {
        Segment whole = new(0, 1000, 0), first = new(0, 500, 0), second = new(500, 500, 7);
        Channel[] channels =
        [
            ArrayRecordingReader.Channel(0, 1000, whole),
            ArrayRecordingReader.Channel(1, 2000, whole),
            ArrayRecordingReader.Channel(2, 1000, first, second),
            ArrayRecordingReader.Channel(3, 1000, whole),
            ArrayRecordingReader.Channel(4, 1000, first, second),
        ];

        Assert.Equal([[0, 3], [1], [2, 4]], ChannelGroups.Of(channels));
    }

    [Fact]
    public void A_group_holds_no_more_channels_than_there_are_lanes()
    {
        var channels = Enumerable.Range(0, 17).Select(index => ArrayRecordingReader.Channel(index, 1000, new Segment(0, 10, 0))).ToList();

        Assert.Equal([8, 8, 1], ChannelGroups.Of(channels).Select(group => group.Length));
    }
}
