using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class BlindStretchesTests
{
    // 10 s with a gap from 3 to 5 s, right behind it a flat stretch to 6 s, and an outlier taken for an impulse at 8 s.
    [Theory]
    [InlineData(2.9, false)]
    [InlineData(3.02, false)] // an event found at 2.98 s would be it
    [InlineData(3.05, true)]
    [InlineData(5, true)]
    [InlineData(5.9, true)]
    [InlineData(5.98, false)]
    [InlineData(8.2, false)]
    public void What_is_farther_from_their_ends_than_the_tolerance_is_hidden(double onset, bool hidden)
    {
        var blind = BlindStretches.Of(new ChannelResult
        {
            Channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 8000, 0)),
            Bursts = [],
            CountsByLabel = new Dictionary<string, int>(StringComparer.Ordinal),
            Trains = [],
            NoiseFloor = 1,
            NoiseFloorMinimum = 1,
            NoiseFloorMaximum = 1,
            SecondsAnalyzed = 7,
            LeftOut = [],
            Artefacts = [new("flat", 5.0000001, 0.9999999, 1, 3000, 4000), new("missing", 3, 2, 0, 3000, 3000), new("impulse", 8, 0.5, 1, 6000, 6500)],
            Notes = [],
        });
        Assert.Equal(hidden, blind.Hide(onset, toleranceSeconds: 0.04));
    }
}
