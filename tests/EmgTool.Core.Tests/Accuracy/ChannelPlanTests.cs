using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class ChannelPlanTests
{
    [Fact]
    public void The_base_condition_is_that_of_the_table_of_other_tools()
    {
        List<(int Channel, Activity Activity)> events = [.. Conditions.Base.Channels.SelectMany((role, channel) =>
            ChannelPlan.Draw(Conditions.Base, role, new Dice((ulong)channel)).Select(activity => (channel, activity)))];

        // About 1,900 events in 10 minutes of 8 channels, one of which is noise only.
        Assert.InRange(events.Count, 1800, 2100);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], events.Select(item => item.Channel).Distinct());
        Assert.Equal(6, events.Where(item => item.Activity.Class == EventClass.Jerk).Select(item => item.Activity.Shape).Distinct().Count());
        var durations = events.ToLookup(item => item.Activity.Class, item => item.Activity.Offset - item.Activity.Onset);
        Assert.All(durations[EventClass.Jerk], seconds => Assert.InRange(seconds, 0.02, 0.2505));
        Assert.All(durations[EventClass.Fasciculation], seconds => Assert.InRange(seconds, 0.005, 0.04));
        Assert.All(durations[EventClass.Group], seconds => Assert.InRange(seconds, 0.015, 0.9));
        Assert.All(durations[EventClass.Sustained], seconds => Assert.InRange(seconds, 0.9, 21));
        Assert.All(events, item => Assert.InRange(item.Activity.Snr, 4, 16));
    }

    [Theory]
    [InlineData(ChannelRole.Jerks)]
    [InlineData(ChannelRole.Sustained)]
    internal void Busy_channels_are_active_for_80_percent_of_the_time_with_gaps_of_100_ms_at_least(ChannelRole role)
    {
        var busy = Conditions.All.Single(item => item.Name == "active 80 %") with { Seconds = 2000 };
        var plan = ChannelPlan.Draw(busy, role, new Dice(1));
        Assert.InRange(plan.Sum(activity => activity.Offset - activity.Onset) / 2000, 0.77, 0.83);
        Assert.All(plan.Zip(plan.Skip(1)), pair => Assert.True(pair.Second.Onset - pair.First.Offset > 0.0999));
    }

    [Fact]
    public void Groups_are_2_to_15_discharges_of_one_unit_at_20_to_60_Hz()
    {
        var plan = ChannelPlan.Draw(Conditions.Base with { Seconds = 60 }, ChannelRole.Groups, new Dice(1));
        Assert.Single(plan.Select(activity => activity.Shape).Distinct());
        foreach (var activity in plan)
        {
            // The intervals of equal potentials show in where they begin.
            var signal = new double[(int)((activity.Offset + 0.1) * 10_000)];
            activity.Render(signal, 10_000, 0);
            var peak = signal.Max(Math.Abs);
            var onsets = Enumerable.Range(50, signal.Length - 50)
                .Where(i => Math.Abs(signal[i]) >= 0.05 * peak && Array.TrueForAll(signal[(i - 40)..i], value => Math.Abs(value) < 0.05 * peak)).Select(i => i / 1e4).ToList();
            Assert.InRange(onsets.Count, 2, 15);
            Assert.InRange((onsets.Count - 1) / (onsets[^1] - onsets[0]), 17, 70);
        }
    }

    [Fact]
    public void What_disturbs_a_recording_does_not_move_its_events()
    {
        var plain = new KnownRecording(Conditions.Base with { Seconds = 20 }, 1, 500);
        var disturbed = new KnownRecording(
            Conditions.Base with { Seconds = 20, MainsHertz = 50, MainsTimes = 10, HeartTimes = 5, SwayTimes = 10, ShiftTimes = 10, Noise = NoiseKind.StudentT5 }, 1, 500);
        Assert.Equal(plain.Channels.SelectMany(channel => channel.Events), disturbed.Channels.SelectMany(channel => channel.Events));
    }
}
