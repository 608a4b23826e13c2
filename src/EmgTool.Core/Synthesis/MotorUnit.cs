namespace EmgTool.Core.Synthesis;

/// <summary>
/// The waveform that a motor unit makes under the electrodes: two or three smooth phases of alternating sign, a sharp one followed by a
/// longer and lower one, without a net area (as an AC-coupled amplifier shows it).
/// </summary>
internal sealed class MotorUnit
{
    /// <summary>Share of the peak that bounds the duration.</summary>
    public const double EdgeLevel = 0.05;

    private const int GridPoints = 4096;

    private readonly Phase[] _phases;

    private MotorUnit(Phase[] phases, double durationSeconds, double leadSeconds, double tailSeconds, double snr)
    {
        _phases = phases;
        DurationSeconds = durationSeconds;
        LeadSeconds = leadSeconds;
        TailSeconds = tailSeconds;
        Snr = snr;
    }

    /// <summary>Seconds from the first to the last instant at <see cref="EdgeLevel"/> of the peak.</summary>
    public double DurationSeconds { get; }

    /// <summary>Seconds that the waveform begins before time 0.</summary>
    public double LeadSeconds { get; }

    /// <summary>Seconds that the waveform lasts beyond its duration.</summary>
    public double TailSeconds { get; }

    /// <summary>Root mean square of a discharge over its duration by that of the noise.</summary>
    public double Snr { get; }

    /// <summary>Draws a motor unit.</summary>
    /// <param name="random">The channel's stream of motor units.</param>
    /// <param name="durationSeconds">Range of its duration.</param>
    /// <param name="snr">Range of its signal-to-noise ratio.</param>
    public static MotorUnit Draw(ref RandomStream random, ValueRange durationSeconds, ValueRange snr)
    {
        var phases = DrawPhases(ref random);
        var duration = random.NextUniform(durationSeconds);
        var ratio = random.NextLogUniform(snr);

        // Where the phases leave and reach the edge level, in their own time.
        var (start, end) = (phases.Min(phase => phase.Center - phase.HalfWidth), phases.Max(phase => phase.Center + phase.HalfWidth));
        var step = (end - start) / GridPoints;
        var grid = Enumerable.Range(0, GridPoints + 1).Select(i => Value(phases, start + (i * step))).ToArray();
        var edge = EdgeLevel * grid.Max(Math.Abs);
        var first = start + (step * Array.FindIndex(grid, value => Math.Abs(value) >= edge));
        var last = start + (step * Array.FindLastIndex(grid, value => Math.Abs(value) >= edge));

        var square = grid.Where((_, i) => start + (i * step) >= first && start + (i * step) <= last).Average(value => value * value);
        var scale = duration / (last - first);
        var gain = 1 / Math.Sqrt(square);
        var scaled = phases.Select(phase => new Phase((phase.Center - first) * scale, phase.HalfWidth * scale, phase.Amplitude * gain)).ToArray();
        return new MotorUnit(scaled, duration, (first - start) * scale, (end - last) * scale, ratio);
    }

    /// <summary>The waveform, of unit mean square over its duration.</summary>
    /// <param name="seconds">Time from the onset.</param>
    public double ValueAt(double seconds) => Value(_phases, seconds);

    private static Phase[] DrawPhases(ref RandomStream random)
    {
        var sign = random.NextUnit() < 0.5 ? -1 : 1;
        var main = random.NextUniform(new(0.8, 1.2));
        var terminal = main * random.NextUniform(new(1.3, 2.2));
        if (random.NextUnit() < 0.4)
        {
            // Biphasic: equal and opposite areas.
            return
            [
                new Phase(0, main, sign),
                new Phase((main + terminal) * 0.75, terminal, -sign * main / terminal),
            ];
        }

        // Triphasic: a small initial phase takes part of the main phase's area, the terminal phase the rest.
        var initial = main * random.NextUniform(new(0.9, 1.3));
        var height = random.NextUniform(new(0.2, 0.45));
        return
        [
            new Phase(-(initial + main) * 0.7, initial, -sign * height),
            new Phase(0, main, sign),
            new Phase((main + terminal) * 0.7, terminal, -sign * (main - (height * initial)) / terminal),
        ];
    }

    private static double Value(Phase[] phases, double time)
    {
        var sum = 0.0;
        foreach (var phase in phases)
        {
            var u = (time - phase.Center) / phase.HalfWidth;
            var rest = 1 - (u * u);
            if (rest > 0)
            {
                sum += phase.Amplitude * rest * rest * rest;
            }
        }

        return sum;
    }

    // The bump (1 - u^2)^3: smooth enough to hold no frequencies that a muscle would not, and nothing outside its width.
    private readonly record struct Phase(double Center, double HalfWidth, double Amplitude);
}
