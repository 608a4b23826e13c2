namespace EmgTool.Accuracy;

/// <summary>How the noise between events is distributed and coloured.</summary>
internal enum NoiseKind
{
    /// <summary>Gaussian, as much at every frequency.</summary>
    White,

    /// <summary>Gaussian, 1/f below about 100 Hz, white above: electrode and amplifier.</summary>
    Pink,

    /// <summary>Gaussian, falling off above 200 Hz: distant muscle through fat and skin.</summary>
    Dull,

    /// <summary>White, Laplacian: peaks are more frequent.</summary>
    Laplacian,

    /// <summary>White, Student t of 5 degrees of freedom: kurtosis 9.</summary>
    StudentT5,

    /// <summary>The same through an amplifier that ends at 500 Hz, as those for surface electrodes do.</summary>
    SoftStudentT5,

    /// <summary>White, Student t of 3 degrees of freedom: impulsive, kurtosis infinite.</summary>
    StudentT3,
}
