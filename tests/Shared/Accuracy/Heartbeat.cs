namespace EmgTool.Accuracy;

/// <summary>The electrocardiogram as trunk muscles pick it up: P, Q, R, S and T as Gaussians (McSharry et al. 2003, IEEE Trans Biomed Eng 50:289), with a rate and a size that breathing varies.</summary>
internal sealed class Heartbeat
{
    /// <summary>Seconds that the QRS complex lasts.</summary>
    public const double QrsSeconds = 0.09;

    // Seconds from the R wave, standard deviation, amplitude.
    private static readonly (double At, double Width, double Amplitude)[] Waves =
    [
        (-0.17, 0.022, 0.1), (-0.027, 0.0075, -0.14), (0, 0.0095, 1), (0.026, 0.0085, -0.26), (0.26, 0.045, 0.24),
    ];

    private static readonly double QrsRms = Math.Sqrt(Enumerable.Range(0, 900).Average(i => Math.Pow(Wave(((i + 0.5) / 900 * QrsSeconds) - (QrsSeconds / 2)), 2)));

    private readonly List<Beat> _beats = [];

    /// <param name="seconds">Length of the recording.</param>
    /// <param name="extrasystoles">Share of the beats that come from a ventricle, too early, broad and followed by a pause.</param>
    /// <param name="dice">Its dice.</param>
    public Heartbeat(double seconds, double extrasystoles, Dice dice)
    {
        var mean = 60 / dice.Uniform(55, 90);
        var (breathsPerSecond, phase) = (dice.Uniform(0.2, 0.3), dice.Uniform(0, 2 * Math.PI));
        var at = dice.Uniform(0, mean);
        while (at < seconds)
        {
            // Breathing turns the heart below the electrode and changes its rate.
            var breath = Math.Sin((2 * Math.PI * breathsPerSecond * at) + phase);
            var interval = mean * (1 + (0.06 * breath) + (0.025 * dice.Normal()));
            _beats.Add(new Beat(at, 1 + (0.08 * breath) + (0.03 * dice.Normal()), 1 + (0.02 * dice.Normal())));
            if (dice.Uniform() < extrasystoles)
            {
                _beats.Add(new Beat(at + (0.6 * interval), -1.4, 1.8));
                interval *= 2;
            }

            at += interval;
        }
    }

    /// <summary>Times of the R waves in seconds.</summary>
    public IEnumerable<double> Beats => _beats.Select(beat => beat.Time);

    /// <param name="signal">The signal that it is added to.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="rms">Root mean square of a QRS complex over its <see cref="QrsSeconds"/>, on average; negative where the electrode sees it reversed, 0 for none.</param>
    public void AddTo(double[] signal, double rate, double rms)
    {
        if (rms == 0)
        {
            return;
        }

        foreach (var (beat, amplitude, stretch) in _beats)
        {
            var end = Math.Min(signal.Length, (int)((beat + (0.5 * stretch)) * rate));
            for (var i = Math.Max(0, (int)((beat - (0.3 * stretch)) * rate)); i < end; i++)
            {
                signal[i] += rms * amplitude / QrsRms * Wave(((i / rate) - beat) / stretch);
            }
        }
    }

    private static double Wave(double time)
    {
        var sum = 0.0;
        foreach (var (at, width, amplitude) in Waves)
        {
            var place = (time - at) / width;
            sum += amplitude * Math.Exp(-0.5 * place * place);
        }

        return sum;
    }

    private readonly record struct Beat(double Time, double Amplitude, double Stretch);
}
