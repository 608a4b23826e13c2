namespace EmgTool.Core.Tests.Heart;

/// <summary>Channels with known beats and jerks at 2 kHz, whose noise is 1. The beats are straight lines: unlike any sum of smooth waves, and unlike the generator of docs/accuracy.md.</summary>
internal static class HeartSignals
{
    public const int Rate = 2000;

    /// <summary>Corners of a QRS complex: seconds from the R wave, height.</summary>
    private static readonly (double At, double Height)[] Narrow = [(-0.035, 0), (-0.022, -0.15), (0, 1), (0.022, -0.35), (0.045, 0)];

    /// <summary>As in a bundle branch block: wide, notched, no S wave.</summary>
    private static readonly (double At, double Height)[] Wide = [(-0.06, 0), (-0.02, 0.9), (0, 0.6), (0.02, 1), (0.07, 0)];

    /// <summary>Moments of beats in seconds: breathing and chance vary their distance.</summary>
    public static List<double> Beats(double seconds, double perMinute, int seed)
    {
        var chance = TestSignals.Noise(10_000, seed);
        var beats = new List<double>();
        for (var at = 0.4; at < seconds - 0.2; at += 60 / perMinute * (1 + (0.05 * Math.Sin(2 * Math.PI * at / 4.3)) + (0.02 * chance[beats.Count])))
        {
            beats.Add(at);
        }

        return beats;
    }

    /// <summary>Adds the beats, whose height breathing changes by a tenth.</summary>
    public static double[] AddBeats(double[] signal, IEnumerable<double> beats, double height, bool wide = false)
    {
        foreach (var beat in beats)
        {
            var size = height * (1 + (0.1 * Math.Sin(2 * Math.PI * beat / 4.3)));
            Add(signal, beat - 0.08, beat + 0.08, time => size * Line(wide ? Wide : Narrow, time - beat));
        }

        return signal;
    }

    /// <summary>Adds discharges of one motor unit: a sine of one period, 8 ms long.</summary>
    public static double[] AddDischarges(double[] signal, IEnumerable<double> moments, double height)
    {
        foreach (var moment in moments)
        {
            Add(signal, moment, moment + 0.008, time => height * Math.Sin(2 * Math.PI * (time - moment) / 0.008));
        }

        return signal;
    }

    private static void Add(double[] signal, double from, double to, Func<double, double> value)
    {
        for (var i = Math.Max(0, (int)Math.Ceiling(from * Rate)); i < Math.Min(signal.Length, to * Rate); i++)
        {
            signal[i] += value((double)i / Rate);
        }
    }

    private static double Line((double At, double Height)[] corners, double time)
    {
        for (var i = 1; i < corners.Length; i++)
        {
            if (time >= corners[i - 1].At && time < corners[i].At)
            {
                var share = (time - corners[i - 1].At) / (corners[i].At - corners[i - 1].At);
                return corners[i - 1].Height + (share * (corners[i].Height - corners[i - 1].Height));
            }
        }

        return 0;
    }
}
