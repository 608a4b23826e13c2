namespace EmgTool.Accuracy;

/// <summary>The events of a channel, one after the other and apart.</summary>
internal static class ChannelPlan
{
    private static readonly EventClass[] Classes = [EventClass.Jerk, EventClass.Fasciculation, EventClass.Group, EventClass.Sustained];

    public static List<Activity> Draw(Condition condition, ChannelRole role, Dice dice)
    {
        var activities = new List<Activity>();
        if (role == ChannelRole.Noise)
        {
            return activities;
        }

        // A unit that fires in groups goes on doing so.
        var unit = MotorUnit.Draw(dice);
        var at = dice.Uniform(0.5, 2);
        while (true)
        {
            var kind = role switch
            {
                ChannelRole.Jerks => EventClass.Jerk,
                ChannelRole.Fasciculations => EventClass.Fasciculation,
                ChannelRole.Groups => EventClass.Group,
                ChannelRole.Mixed => Classes[Math.Min(3, dice.Whole(0, 9) / 3)],
                _ => EventClass.Sustained,
            };
            var activity = Draw(condition, kind, at, unit, role == ChannelRole.Tonic, dice.Fork());
            if (activity.Offset > condition.Seconds - 0.5)
            {
                return activities;
            }

            activities.Add(activity);
            at = activity.Offset + Gap(condition, kind, dice);
        }
    }

    private static Activity Draw(Condition condition, EventClass kind, double at, MotorUnit unit, bool silences, Dice dice)
    {
        var snr = dice.LogUniform(condition.Snr.Low, condition.Snr.High);
        switch (kind)
        {
            case EventClass.Jerk:
                var seconds = dice.LogUniform(condition.JerkSeconds.Low, condition.JerkSeconds.High);
                return dice.Pick(condition.Envelopes) is { } envelope
                    ? new Jerk(dice, at, seconds, envelope) { Class = kind, Snr = snr }
                    : new Volley(dice, at, seconds) { Class = kind, Snr = snr };
            case EventClass.Fasciculation:
                // A fifth are doublets.
                return new Discharges(dice, at, MotorUnit.Draw(dice), dice.Uniform() < 0.2 ? 2 : 1, dice.Uniform(0.005, 0.02)) { Class = kind, Snr = snr };
            case EventClass.Group:
                return new Discharges(dice, at, unit, dice.Whole(2, 15), 1 / dice.Uniform(20, 60)) { Class = kind, Snr = snr };
            default:
                var hold = silences ? dice.Uniform(5, 20) : dice.LogUniform(1, 20);
                return new Contraction(dice, at, hold, dice.Uniform(0.1, 0.4), dice.Uniform(0.1, 0.4), silences) { Class = kind, Snr = snr };
        }
    }

    private static double Gap(Condition condition, EventClass kind, Dice dice) => kind switch
    {
        EventClass.Sustained => condition.Rest.Least + dice.Exponential(condition.Rest.More),
        EventClass.Jerk => condition.Gap.Least + dice.Exponential(condition.Gap.More),
        EventClass.Group => dice.Uniform(0.5, 2),
        _ => 0.15 + dice.Exponential(1.7),
    };
}
