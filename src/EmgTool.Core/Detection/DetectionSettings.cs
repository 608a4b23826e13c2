namespace EmgTool.Core.Detection;

/// <summary>Settings of the detector. Times in seconds; thresholds as energy over the energy of the noise floor, so that they have no unit.</summary>
/// <remarks>The default thresholds hold for the default band of 430 Hz; with another band they are moved to the same false-alarm
/// probability of Gaussian noise (chi-square quantile). Why each default is what it is, and what else it may be: <see cref="DetectionTable"/>.</remarks>
public sealed record DetectionSettings
{
    /// <summary>Scale of unit potentials.</summary>
    public DetectionScale Unit { get; init; } = new(0.003, 11.5, 2.5);

    /// <summary>Scale of discharges and short jerks.</summary>
    public DetectionScale Brief { get; init; } = new(0.008, 7, 2.5);

    /// <summary>Scale of jerks.</summary>
    public DetectionScale Jerk { get; init; } = new(0.032, 3.3, 1.8);

    /// <summary>Scale of weak, sustained activity.</summary>
    public DetectionScale Sustained { get; init; } = new(0.1, 2.1, 1.5);

    /// <summary>Pieces nearer than this are one burst.</summary>
    public double MergeSeconds { get; init; } = 0.04;

    /// <summary>Two short pieces whose onsets are nearer than this are one burst.</summary>
    public double MissedDischargeSeconds { get; init; } = 0.065;

    /// <summary>A gap up to this long is bridged where the signal inside it is still above the noise floor.</summary>
    public double ActiveGapSeconds { get; init; } = 0.3;

    /// <summary>A gap up to this long between two pieces of sustained activity is a dip in one contraction.</summary>
    public double DipSeconds { get; init; } = 0.2;

    /// <summary>Bursts shorter than this are dropped.</summary>
    public double MinimumSeconds { get; init; } = 0.003;

    /// <summary>Limit between unit potentials and jerks.</summary>
    public double UnitSeconds { get; init; } = 0.026;

    /// <summary>Limit between jerks and sustained activity.</summary>
    public double SustainedSeconds { get; init; } = 1;

    /// <summary>The noise floor is taken from this long a stretch around each moment.</summary>
    public double FloorSeconds { get; init; } = 65;

    /// <summary>A signal without any change for this long is a loose or padded channel and left out.</summary>
    public double FlatSeconds { get; init; } = 0.05;

    /// <summary>The silence track.</summary>
    public SilenceSettings Silence { get; init; } = new();

    /// <summary>The movement track.</summary>
    public MovementSettings Movement { get; init; } = new();

    /// <summary>What is done about the heart's beats in a channel.</summary>
    public EcgMode Ecg { get; init; } = EcgMode.Subtract;

    /// <summary>The same settings with others for what only the default method reads.</summary>
    /// <param name="others">The others.</param>
    internal DetectionSettings WithDefaultMethodOf(DetectionSettings others) => others with
    {
        UnitSeconds = UnitSeconds,
        SustainedSeconds = SustainedSeconds,
        FloorSeconds = FloorSeconds,
        FlatSeconds = FlatSeconds,
        Movement = Movement,
        Ecg = Ecg,
    };

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="SettingsException">Names the setting, its value, what is allowed and why.</exception>
    public void Validate() => DetectionTable.All.Check(this);
}
