using EmgTool.Accuracy;
using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>The same events and the same noise at other sampling rates.</summary>
public sealed class SamplingRateTests
{
    private static readonly Dictionary<int, Lazy<KnownRecording>> Recordings =
        new[] { 1000, 2000, 10_000 }.ToDictionary(hertz => hertz, hertz => new Lazy<KnownRecording>(() => new KnownRecording(Conditions.Base with { Seconds = 25 }, 31, hertz)));

    /// <summary>The names of all published methods, each with the agreement that is asked for.</summary>
    public static TheoryData<string, double> Agreements
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (var name in Methods.Names)
            {
                data.Add(name.Data, name.Data switch
                {
                    // Takes chance for activity as often as it is told to, and chance is another at each rate.
                    "bonato" => 0.7,

                    // One of several places that are nearly as good; where a smoothed slope crosses a level.
                    "abbink" or "mad" => 0.85,
                    _ => 0.9,
                });
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Agreements))]
    public void Bursts_are_the_same_at_any_rate(string name, double agreement)
    {
        var expected = Find(name, 2000);
        Assert.True(expected.Count > 20);
        foreach (var hertz in new[] { 1000, 10_000 })
        {
            var found = Find(name, hertz);
            var same = expected.Count(burst => found.Exists(other => other.Channel == burst.Channel && Math.Abs(other.Onset - burst.Onset) < 0.01 && Math.Abs(other.Offset - burst.Offset) < 0.01));
            Assert.True(2.0 * same / (expected.Count + found.Count) >= agreement, $"{same} of {expected.Count} at 2000 Hz and {found.Count} at {hertz} Hz");
        }
    }

    private static List<(int Channel, double Onset, double Offset)> Find(string name, int hertz) =>
        [.. Recordings[hertz].Value.Analyze(new AnalysisSettings { Detector = new() { Name = name } })
            .SelectMany((channel, index) => channel.Bursts.Select(burst => (index, burst.OnsetSeconds, burst.OffsetSeconds)))];
}
