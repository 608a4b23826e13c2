namespace EmgTool.Accuracy;

/// <summary>A motor unit as the electrode sees it: always the same potential.</summary>
/// <param name="Shape">Its waveform.</param>
/// <param name="Duration">Duration of the potential in seconds: 5 to 15 ms (Stegeman et al. 2000, J Electromyogr Kinesiol 10:181; fasciculations at the surface alike).</param>
/// <param name="Amplitude">Peak; negative when the electrode is reversed.</param>
internal readonly record struct MotorUnit(Pulse Shape, double Duration, double Amplitude)
{
    /// <summary>What a discharge adds to the integral of the square.</summary>
    public double Energy => Amplitude * Amplitude * Duration * Shape.MeanSquare;

    public static MotorUnit Draw(Dice dice, double amplitude = 1) => new(dice.Pick(Potentials.All), dice.Uniform(0.005, 0.015), amplitude * dice.Sign());

    public void Fire(Span<double> signal, double rate, double onset, double size = 1) => Shape.AddTo(signal, rate, onset, Duration, Amplitude * size);
}
