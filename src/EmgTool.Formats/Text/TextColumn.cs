using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>A column of a text table.</summary>
internal sealed record TextColumn
{
    /// <summary>Name without the unit; empty when the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required ColumnRole Role { get; init; }

    /// <summary>Whether nothing stands in it at first, so that it may turn out to hold words.</summary>
    public bool MayBeWords { get; init; }

    /// <summary>Unit of samples.</summary>
    public SignalUnit Unit { get; init; } = SignalUnit.None;

    /// <summary>Turns a number of the file into <see cref="Unit"/>: number x scale + offset. For ADC counts whose transfer function is known.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>See <see cref="Scale"/>.</summary>
    public double Offset { get; init; }

    /// <summary>For a time column: whether it holds times of the clock, such as <c>15:34:45.691</c>, with or without a date.</summary>
    public bool IsClock { get; init; }

    /// <summary>For a time column: whether only its even numbers show that it is one, not its title.</summary>
    public bool IsGuessedTime { get; init; }

    /// <summary>For a time column: seconds in one unit of it. 0 where the file does not say.</summary>
    public decimal SecondsPerUnit { get; init; }
}
